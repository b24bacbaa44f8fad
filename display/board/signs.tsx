import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { timeOfDay } from '../../words/shared/times.ts';
import type { Running } from '../start/board-model.ts';
import { Both } from './both.tsx';

/** What the hall should know about the board itself: no server, no sound, no words. Small and calm; the calls stay. */
export const Signs = ({ running, awaySince }: { running: Running; awaySince: number | null }): JSX.Element => {
  const { loudspeaker, timeZone } = running;
  return (
    <div class="signs" role="status">
      {awaySince === null ? null : (
        <p class="sign">
          <Icon name="offline" />
          <Both say={(words) => words.offline(timeOfDay(awaySince, timeZone))} />
        </p>
      )}
      {loudspeaker.sound.value === 'blocked' ? (
        <p class="sign">
          <Icon name="speaker-off" />
          <Both say={(words) => words.soundBlocked} />
        </p>
      ) : loudspeaker.wordsWhole.value ? null : (
        <p class="sign">
          <Icon name="speaker" />
          <Both say={(words) => words.chimeOnly} />
        </p>
      )}
    </div>
  );
};
