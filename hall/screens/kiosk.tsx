import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import { hallWords } from '../../words/hall/words.ts';
import { byTouch } from '../drag/by-touch.ts';
import { KIOSK_PAGE } from '../model/frame-addresses.ts';
import { frames, hall } from '../model/hall.ts';
import { FramedScreen } from './framed-screen.tsx';

/** The kiosk on its stand, with the scanner under its screen. */
export const Kiosk = (): JSX.Element => {
  const w = words(hallWords);
  return (
    <section class="kiosk" aria-label={w.screens.kiosk}>
      <div class="kiosk__body" data-spot="scanner">
        <FramedScreen
          name="kiosk"
          page={KIOSK_PAGE}
          onFrame={(frame) => {
            frames.kiosk = frame;
          }}
        />
        <div class="scanner">
          <span class="scanner__window" aria-hidden="true">
            <span
              key={hall.scans.value}
              class={hall.scans.value === 0 ? 'scanner__beam' : 'scanner__beam is-reading'}
            />
          </span>
          <span class="scanner__hint">
            <Icon name="scan" />
            {byTouch.value ? w.scanner.touch : w.scanner.hint}
          </span>
        </div>
      </div>
      <div class="kiosk__foot" aria-hidden="true" />
    </section>
  );
};
