import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { hallWords } from '../../words/hall/words.ts';
import { COUNTER_PAGE, OWN_COUNTER } from '../model/frame-addresses.ts';
import { FramedScreen } from './framed-screen.tsx';

/** The clerk's computer on the desk of the counter that is left free. */
export const Console = (): JSX.Element => (
  <section class="console" aria-label={words(hallWords).screens.counter}>
    <div class="console__case">
      <FramedScreen name="counter" page={COUNTER_PAGE} />
    </div>
    <div class="console__stand" aria-hidden="true" />
    <div class="console__desk" aria-hidden="true">
      <span class="console__plate">{OWN_COUNTER}</span>
    </div>
  </section>
);
