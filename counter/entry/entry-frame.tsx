import type { ComponentChildren, JSX } from 'preact';
import { ArchRule } from '../../ui/arch-rule.tsx';
import { words } from '../../ui/language.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Mark } from '../../ui/mark.tsx';
import { sharedWords } from '../../words/shared/words.ts';
import type { CounterId } from '../views.ts';

type EntryFrameProps = {
  readonly title: string;
  readonly counter?: CounterId | null;
  readonly children: ComponentChildren;
};

/** Everything before the console: one quiet column. */
export const EntryFrame = ({ title, counter = null, children }: EntryFrameProps): JSX.Element => {
  const shared = words(sharedWords);
  return (
    <div class="entry">
      <header class="entry__head">
        <Mark />
        <div>
          <p class="quiet">{shared.centre}</p>
          <h1 class="entry__title">{counter === null ? title : shared.counterNumber(counter)}</h1>
        </div>
        <LanguageSwitch />
      </header>
      <ArchRule />
      <main class="entry__body">{children}</main>
    </div>
  );
};
