import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import type { FormEvent, FormField, ReceiveForm } from './receive-form.ts';
import { typedProblem } from './typed-problem.ts';

export type FormPartProps = {
  readonly form: ReceiveForm;
  readonly wrong: readonly FormField[];
  readonly step: (event: FormEvent) => void;
};

type FormInputProps = FormPartProps & {
  readonly label: string;
  readonly field: 'name' | 'idNumber' | 'phone' | 'address' | 'sets' | 'fee';
  readonly optional?: boolean;
  readonly inputMode?: 'text' | 'numeric' | 'tel';
};

/** One line of the form, with what is wrong under it. */
export const FormInput = ({ label, field, form, wrong, step, optional, inputMode }: FormInputProps): JSX.Element => {
  const w = words(counterWords).receive;
  const id = useId();
  const bad = wrong.includes(field);
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label} {optional === true ? <span class="quiet field__optional">({w.optional})</span> : null}
      </label>
      <input
        id={id}
        class="field__input"
        autocomplete="off"
        inputMode={inputMode ?? 'text'}
        value={form[field]}
        aria-invalid={bad}
        aria-describedby={bad ? `${id}-wrong` : undefined}
        onInput={(event) => step({ type: 'typed', field, text: event.currentTarget.value })}
      />
      {bad ? (
        <span id={`${id}-wrong`} class="field__error">
          {typedProblem(form, field) ?? (field === 'address' ? null : w.wrong[field])}
        </span>
      ) : null}
    </div>
  );
};
