import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Button } from '../ui/button.tsx';
import { words } from '../ui/language.ts';
import { officeWords } from '../words/office/words.ts';
import { sharedWords } from '../words/shared/words.ts';
import type { Desk } from './desk.ts';
import { isBusy } from './office-flow.ts';
import { CATEGORIES, formOf, isWrong, type RuleForm, ruleOf } from './rule-form.ts';
import type { CallingRule } from './views.ts';

/** Who is called first, and after how long: the line shows a change at once. */
export const RuleSection = ({ desk, rule }: { desk: Desk; rule: CallingRule }): JSX.Element => {
  const w = words(officeWords).rule;
  const { category } = words(sharedWords);
  const form = useSignal(formOf(rule));
  const now = ruleOf(form.value);
  const changed = JSON.stringify(form.value) !== JSON.stringify(formOf(rule));
  const field = (name: keyof RuleForm, label: string, unit: string | null): JSX.Element => (
    <label key={name} class="rule__field">
      <span>{label}</span>
      <input
        class="field__input rule__input"
        inputMode="numeric"
        readOnly={!desk.runs}
        aria-invalid={isWrong(form.value, name)}
        value={form.value[name]}
        onInput={(event) => {
          form.value = { ...form.value, [name]: event.currentTarget.value };
        }}
      />
      <span class="quiet">{unit}</span>
      {isWrong(form.value, name) ? (
        <span class="field__error rule__error">{name === 'limit' ? w.wrongLimit : w.wrongMinutes}</span>
      ) : null}
    </label>
  );
  return (
    <section class="panel sheet">
      <h2 class="sheet__title">{w.title}</h2>
      <p class="quiet">{w.text}</p>
      <form
        class="rule"
        onSubmit={(event) => {
          event.preventDefault();
          if (now !== null && changed) desk.press({ kind: 'rule', rule: now });
        }}
      >
        {CATEGORIES.map((name) => field(name, category[name], w.minutes))}
        {field('limit', w.limit, null)}
        {desk.runs ? (
          <div class="rule__deeds">
            <Button type="submit" off={isBusy(desk.state.value) || now === null || !changed}>
              {w.go}
            </Button>
            {changed ? (
              <Button
                kind="bare"
                icon="undo"
                onPress={() => {
                  form.value = formOf(rule);
                }}
              >
                {w.undo}
              </Button>
            ) : null}
          </div>
        ) : null}
      </form>
    </section>
  );
};
