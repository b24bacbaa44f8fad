import { as, type Instant } from '../../queue/ids.ts';
import { initialLine } from '../../queue/line/state.ts';
import type { Log } from '../log.ts';
import type { Timers } from '../ports.ts';
import type { BranchLoop } from './branch-loop.ts';
import type { ClockGuard } from './clock-guard.ts';
import { type Duty, duties, shelving } from './house-duties.ts';

/** A second is fine enough for opening hours and for calls that grow stale. */
const LOOK_EVERY_MS = 1_000;

interface Parts {
  readonly timers: Timers;
  readonly log: Log;
  readonly guard: ClockGuard;
  /** Demo mode. */
  readonly alwaysOpen: boolean;
}

/**
 * Gives a branch the commands that the house gives itself; returns how to stop. A duty that throws is written down, the others
 * are done all the same, and it is tried again with the next look.
 */
export function keepHouse(loop: BranchLoop, { timers, log, guard, alwaysOpen }: Parts): () => void {
  const { branch } = loop;
  let cancel = (): void => {};
  let stopped = false;

  async function look(): Promise<void> {
    for (const { key, command } of [...dutiesNow(), ...shelvingNow()])
      try {
        const outcome = await loop.submit({ command, by: 'house', key, fingerprint: '', vault: [] });
        if (outcome.kind === 'refused')
          log.warn('house_command_refused', { branch, command: command.type, refusal: outcome.refusal.name });
      } catch (error) {
        log.error('duty_failed', { branch, duty: command.type, error });
      }
    if (!stopped) cancel = timers.after(LOOK_EVERY_MS, () => void look());
  }

  function dutiesNow(): readonly Duty[] {
    try {
      const { state, at, waits } = loop.folded();
      const now = as<Instant>(Math.max(guard.now(), at));
      // A stream that waits is told of once, not each second.
      const line = waits === undefined ? state.line : initialLine;
      return duties(line, now, { alwaysOpen, clockBelieved: guard.isCalm() }, (duty, error) =>
        log.error('duty_failed', { branch, duty, error }),
      );
    } catch (error) {
      log.error('duty_failed', { branch, duty: 'look', error });
      return [];
    }
  }

  function shelvingNow(): readonly Duty[] {
    const { state, waits } = loop.folded();
    try {
      return waits === undefined ? shelving(state) : [];
    } catch (error) {
      log.error('duty_failed', { branch, duty: 'ShelveDossiers', error });
      return [];
    }
  }

  void look();
  return () => {
    stopped = true;
    cancel();
  };
}
