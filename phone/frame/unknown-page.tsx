import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { phoneWords } from '../../words/phone/words.ts';
import { Frame } from './frame.tsx';

/** A link that leads to nothing here, and what to do now. */
export const UnknownPage = ({ what }: { what: 'ticket' | 'receipt' | 'other_branch' }): JSX.Element => {
  const text = words(phoneWords);
  const [title, advice] = {
    ticket: [text.unknown, text.unknownText],
    receipt: [text.receipt.unknown, text.receipt.unknownText],
    other_branch: [text.otherBranch, text.otherBranchText],
  }[what];
  return (
    <Frame>
      <section class="told">
        <h1>{title}</h1>
        <p>{advice}</p>
      </section>
    </Frame>
  );
};
