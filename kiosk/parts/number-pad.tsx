import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { say } from './texts.ts';

type NumberPadProps = { readonly text: string; readonly most: number; readonly onText: (text: string) => void };

export const NumberPad = ({ text, most, onText }: NumberPadProps): JSX.Element => (
  <div class="pad">
    {[...'123456789', 'clear', '0', 'erase'].map((key) =>
      key === 'erase' ? (
        <button
          key={key}
          type="button"
          class="key"
          aria-label={say().code.erase}
          onClick={() => onText(text.slice(0, -1))}
        >
          <Icon name="erase" />
        </button>
      ) : key === 'clear' ? (
        <button key={key} type="button" class="key key--word" onClick={() => onText('')}>
          {say().search.clear}
        </button>
      ) : (
        <button key={key} type="button" class="key" onClick={() => onText((text + key).slice(0, most))}>
          {key}
        </button>
      ),
    )}
  </div>
);
