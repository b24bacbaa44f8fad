import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import { type Deed, KEYS } from '../console/deeds.ts';
import type { Desk } from '../console/desk.ts';
import { DeskDialog } from './desk-dialog.tsx';

/** Every key, as `?` lists them. */
export const KeysDialog = ({ desk }: { desk: Desk }): JSX.Element => {
  const { keys: w, deeds } = words(counterWords);
  return (
    <DeskDialog desk={desk} title={w.title} text={w.text}>
      <dl class="keys">
        {(Object.keys(KEYS) as Deed[]).map((deed) => (
          <div key={deed} class="keys__one">
            <dt>
              <kbd class="keys__key">{KEYS[deed]}</kbd>
            </dt>
            <dd>{deeds[deed]}</dd>
          </div>
        ))}
      </dl>
      <h3>{w.scanner}</h3>
      <p>{w.scannerText}</p>
    </DeskDialog>
  );
};
