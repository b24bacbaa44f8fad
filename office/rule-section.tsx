import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../ui/language.ts';
import { officeWords } from '../words/office/words.ts';
import { sharedWords } from '../words/shared/words.ts';
import type { Desk } from './desk.ts';
import { isBusy } from './office-flow.ts';
import { CATEGORIES, draftOf, followRule, isChanged, isWrong, type RuleForm, ruleOf } from './rule-form.ts';
import type { CallingRule, RuleBody } from './views.ts';

/** Who is called first, and after how long: the line shows a change at once. */
export const RuleSection = ({ desk, rule }: { desk: Desk; rule: CallingRule }): JSX.Element => {
  const w = words(officeWords).rule;
  const { category } = words(sharedWords);
  const draft = useSignal(draftOf(rule));
  const sent = useRef<RuleBody | null>(null);
  const { form, overtaken } = draft.value;
  const now = ruleOf(form);
  const changed = isChanged(draft.value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each view brings the rule anew, and it is seldom another one
  useLayoutEffect(() => {
    draft.value = followRule(draft.peek(), rule, sent.current);
  }, [JSON.stringify(rule)]);
  const field = (name: keyof RuleForm, label: string, unit: string | null): JSX.Element => (
    <label key={name} class="rule__field">
      <span>{label}</span>
      <input
        class="field__input rule__input"
        inputMode="numeric"
        readOnly={!desk.runs}
        aria-invalid={isWrong(form, name)}
        value={form[name]}
        onInput={(event) => {
          draft.value = { ...draft.value, form: { ...form, [name]: event.currentTarget.value } };
        }}
      />
      <span class="quiet">{unit}</span>
      {isWrong(form, name) ? (
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
          if (now === null || !changed) return;
          sent.current = now;
          desk.press({ kind: 'rule', rule: now });
        }}
      >
        {overtaken && changed ? (
          <p class="band band--attention rule__overtaken" role="alert">
            <Icon name="warning" />
            <span>{w.overtaken}</span>
          </p>
        ) : null}
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
                  draft.value = draftOf(rule);
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
