import type { Instant } from '../../queue/ids.ts';
import { BEAT_MS } from '../../wire/socket.ts';
import type { Log } from '../log.ts';
import type { Portions } from '../portions.ts';
import type { Clock, Timers } from '../ports.ts';
import { BEAT_TURNS, type Publisher } from './publisher.ts';
import type { Screen } from './screen.ts';

/** So many beats may find what was sent before still unsent: whoever takes nothing for so long is gone, or means no good. */
const BEATS_UNREAD = 4;

interface Parts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly portions: Portions;
  readonly publisher: Publisher;
  readonly screens: () => Iterable<Screen>;
}

/** Every 5 s each screen hears the newest version of what it follows; returns how to stop. */
export function keepBeat({ clock, timers, log, portions, publisher, screens }: Parts): () => void {
  let turn = 0;
  let stop = timers.after(BEAT_MS / BEAT_TURNS, beat);

  function beat(): void {
    stop = timers.after(BEAT_MS / BEAT_TURNS, beat);
    turn = (turn + 1) % BEAT_TURNS;
    try {
      publisher.aged(turn);
      for (const screen of screens()) if (screen.turn === turn) portions.add(screen.lane, () => beatTo(screen));
    } catch (error) {
      log.error('beat_failed', { error });
    }
  }

  function beatTo(screen: Screen): void {
    if (!screen.isReady()) {
      screen.beatsUnread += 1;
      if (screen.beatsUnread >= BEATS_UNREAD) screen.giveUp();
      return;
    }
    screen.beatsUnread = 0;
    const heads: (readonly [string, number, number])[] = [];
    for (const topic of screen.topics()) {
      const head = publisher.head(topic);
      if (head !== undefined) heads.push([topic, head.epoch, head.seq]);
    }
    screen.beat({ now: clock.now() as Instant, heads });
  }

  return () => stop();
}
