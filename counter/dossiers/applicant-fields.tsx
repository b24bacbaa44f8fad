import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import { FormInput, type FormPartProps } from './form-input.tsx';

export const ApplicantFields = (part: FormPartProps): JSX.Element => {
  const w = words(counterWords).receive;
  return (
    <fieldset class="receive__applicant">
      <legend class="field__label">{w.applicant}</legend>
      <FormInput {...part} label={w.name} field="name" />
      <div class="ask__row">
        <FormInput {...part} label={w.idNumber} field="idNumber" />
        <FormInput {...part} label={w.phone} field="phone" inputMode="tel" optional />
      </div>
      <FormInput {...part} label={w.address} field="address" optional />
    </fieldset>
  );
};
