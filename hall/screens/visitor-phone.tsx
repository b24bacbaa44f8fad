import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import { hallWords } from '../../words/hall/words.ts';
import { byTouch } from '../drag/by-touch.ts';
import { hall } from '../model/hall.ts';
import { FramedScreen } from './framed-screen.tsx';

/** The visitor's own phone: dark until a ticket is put on it, and its page is fetched only then. */
export const VisitorPhone = (): JSX.Element => {
  const w = words(hallWords);
  const page = hall.phonePage.value;
  return (
    <section class="phone" aria-label={w.screens.phone}>
      <div class="phone__case" data-spot="phone">
        {page === null ? (
          <div class="phone__dark">
            <Icon name="ticket" />
            <p>{byTouch.value ? w.phone.touch : w.phone.empty}</p>
          </div>
        ) : (
          <FramedScreen key={page} name="phone" page={page} />
        )}
      </div>
    </section>
  );
};
