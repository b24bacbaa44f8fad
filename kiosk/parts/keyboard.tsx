import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { say } from './texts.ts';

/** No accents are needed, since the search ignores them: the letters that everybody knows from a phone, and digits for codes. */
const LETTERS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const DIGITS = '1234567890';

type KeyboardProps = {
  readonly text: string;
  /** Few search by a number: the low-reach layout has no room for them. */
  readonly digits: boolean;
  readonly onText: (text: string) => void;
};

/** A kiosk has no keyboard of its own. It keeps the focus nowhere: each key is a button. */
export const Keyboard = ({ text, digits, onText }: KeyboardProps): JSX.Element => {
  const { search } = say();
  const rows = digits ? [DIGITS, ...LETTERS] : LETTERS;
  return (
    <div class="keyboard">
      {rows.map((row, index) => (
        <div key={row} class="keyboard__row">
          {[...row].map((letter) => (
            <button key={letter} type="button" class="key" onClick={() => onText(text + letter)}>
              {letter.toUpperCase()}
            </button>
          ))}
          {index === rows.length - 1 ? (
            <button
              type="button"
              class="key key--wide"
              aria-label={search.erase}
              onClick={() => onText(text.slice(0, -1))}
            >
              <Icon name="erase" />
            </button>
          ) : null}
        </div>
      ))}
      <div class="keyboard__row">
        <button type="button" class="key key--wide" onClick={() => onText('')}>
          {search.clear}
        </button>
        <button type="button" class="key key--space" onClick={() => onText(`${text} `)}>
          {search.space}
        </button>
      </div>
    </div>
  );
};
