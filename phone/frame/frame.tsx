import type { ComponentChildren, JSX } from 'preact';
import { language, words } from '../../ui/language.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Mark } from '../../ui/mark.tsx';
import type { TicketView } from '../../wire/views.ts';
import { sharedWords } from '../../words/shared/words.ts';

type FrameProps = {
  /** The branch, once it is known. */
  readonly branch?: TicketView['branch'] | null;
  /** A strip under the head: what is not as usual. */
  readonly band?: string | null;
  readonly children: ComponentChildren;
};

/** Head with the branch and the languages, always in the same corner. */
export const Frame = ({ branch, band, children }: FrameProps): JSX.Element => (
  <div class="page">
    <header class="page__head">
      <Mark />
      <p class="page__branch">{branch?.[language.value] ?? words(sharedWords).centre}</p>
      <LanguageSwitch />
    </header>
    {band == null ? null : (
      <p class="page__band" role="status">
        {band}
      </p>
    )}
    <main class="page__main">{children}</main>
  </div>
);
