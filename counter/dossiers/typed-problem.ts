import { language } from '../../ui/language.ts';
import { typedText } from '../../words/shared/typed-text.ts';
import { type FormField, type ReceiveForm, typedFault } from './receive-form.ts';

/** What is told at a field whose text itself cannot be taken; null where nothing was typed, or something else is wrong. */
export function typedProblem(form: ReceiveForm, field: FormField): string | null {
  const fault = typedFault(form, field);
  return fault === null ? null : typedText[fault][language.value];
}
