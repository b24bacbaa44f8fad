import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import type { Service } from '../views.ts';
import type { FormPartProps } from './form-input.tsx';
import { latestDue } from './receive-form.ts';

type DueFieldProps = FormPartProps & { readonly service: Service | undefined; readonly today: string };

/** The server counts the working days; a clerk who promises another day says so. */
export const DueField = ({ form, wrong, step, service, today }: DueFieldProps): JSX.Element => {
  const w = words(counterWords).receive;
  const days = service?.dossier?.workingDays ?? 0;
  return (
    <fieldset class="due">
      <legend class="field__label">{w.due}</legend>
      {form.due === null ? (
        <>
          <span>{w.dueByRule(days)}</span>
          <Button kind="bare" icon="calendar" onPress={() => step({ type: 'due_set', due: '' })}>
            {w.dueChange}
          </Button>
        </>
      ) : (
        <>
          <input
            class="field__input due__date"
            type="date"
            min={today}
            max={latestDue(today)}
            aria-label={w.due}
            value={form.due}
            onInput={(event) => step({ type: 'due_set', due: event.currentTarget.value })}
          />
          <Button kind="bare" icon="undo" onPress={() => step({ type: 'due_set', due: null })}>
            {w.dueKeep}
          </Button>
        </>
      )}
      {wrong.includes('due') ? <p class="field__error">{w.wrong.due}</p> : null}
    </fieldset>
  );
};
