import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import { hallWords } from '../../words/hall/words.ts';
import { DISPLAY_PAGE } from '../model/frame-addresses.ts';
import { frames, hall, unlockSound } from '../model/hall.ts';
import { FramedScreen } from './framed-screen.tsx';

/** The hallway board on the wall, and the switch of its sound. */
export const Board = (): JSX.Element => {
  const w = words(hallWords);
  const on = hall.sound.value;
  return (
    <section class="board" aria-label={w.screens.display}>
      <div class="board__rods" aria-hidden="true" />
      <div class="board__case">
        <FramedScreen
          name="display"
          page={DISPLAY_PAGE}
          onFrame={(frame) => {
            frames.display = frame;
          }}
        />
      </div>
      <button type="button" class={on ? 'sound is-on' : 'sound'} aria-pressed={on} onClick={unlockSound}>
        <Icon name={on ? 'speaker' : 'speaker-off'} />
        <span>{on ? w.sound.on : w.sound.turnOn}</span>
      </button>
    </section>
  );
};
