import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import type { DemoPaper } from '../../wire/http/demo.ts';
import { hallWords } from '../../words/hall/words.ts';
import { useDrag } from '../drag/use-drag.ts';
import { hall, scan, showOnPhone } from '../model/hall.ts';
import { readPaper } from './read-paper.ts';

/** A printed ticket: the very picture that the simulated printer decoded from the bytes it was sent. */
export const PaperSheet = ({ paper, shape }: { readonly paper: DemoPaper; readonly shape: string }): JSX.Element => {
  const sheet = useDrag<HTMLButtonElement>((spot) => {
    readPaper(paper.url).then(
      (text) => {
        if (text === null) hall.opened.value = { kind: 'paper', paper };
        else if (spot === 'scanner') scan(text);
        else showOnPhone(text);
      },
      () => {
        hall.trouble.value = true;
      },
    );
  });
  return (
    <button
      ref={sheet}
      type="button"
      class={`paper draggable ${shape}`}
      aria-label={words(hallWords).paper.one(paper.n)}
      onClick={() => {
        hall.opened.value = { kind: 'paper', paper };
      }}
    >
      <img src={paper.url} alt="" draggable={false} />
    </button>
  );
};
