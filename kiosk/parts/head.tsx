import type { JSX } from 'preact';
import { Clock } from '../../ui/clock.tsx';
import { words } from '../../ui/language.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Mark } from '../../ui/mark.tsx';
import type { ServerTime } from '../../ui/server-time.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { house } from '../link/kiosk.ts';
import { read, zone } from './texts.ts';

/** Where the visitor is, what time it is, and the languages, always in the same corner. */
export const Head = ({ time }: { time: ServerTime }): JSX.Element => (
  <header class="head">
    <Mark />
    <div class="head__place">
      <span class="head__centre">{words(sharedWords).centre}</span>
      <span class="head__branch">
        <span>{read(house.value.catalogue?.branch.name)}</span>
        <Clock time={time} zone={zone()} />
      </span>
    </div>
    <div class="head__languages">
      <LanguageSwitch />
    </div>
  </header>
);
