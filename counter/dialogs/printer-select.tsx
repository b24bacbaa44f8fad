import type { JSX } from 'preact';
import { language, words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import { sharedWords } from '../../words/shared/words.ts';
import type { PrintPlace } from './printers.ts';

type PrinterSelectProps = {
  readonly places: readonly PrintPlace[];
  readonly value: string | null;
  /** Left out where no paper is no choice. */
  readonly noPaper?: string;
  readonly onChange: (printer: string | null) => void;
};

/** Where paper is to come out, with what is wrong there. */
export const PrinterSelect = ({ places, value, noPaper, onChange }: PrinterSelectProps): JSX.Element => {
  const states = words(sharedWords).printerState;
  return (
    <label class="field">
      <span class="field__label">{words(counterWords).issue.printer}</span>
      <select
        class="field__input"
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      >
        {places.map(({ printer, name, trouble }) => (
          <option key={printer} value={printer}>
            {name[language.value]}
            {trouble === null ? '' : ` (${states[trouble]})`}
          </option>
        ))}
        {noPaper === undefined ? null : <option value="">{noPaper}</option>}
      </select>
    </label>
  );
};
