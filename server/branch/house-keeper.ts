import { as, type Instant } from '../../queue/ids.ts';
import { initialLine } from '../../queue/line/state.ts';
import type { Log } from '../log.ts';
import type { Timers } from '../ports.ts';
import type { BranchLoop } from './branch-loop.ts';
import type { ClockGuard } from './clock-guard.ts';
import { duties } from './house-duties.ts';

/** A second is fine enough for opening hours and for calls that grow stale. */
const LOOK_EVERY_MS = 1_000;

interface Parts {
  readonly timers: Timers;
  readonly log: Log;
  readonly guard: ClockGuard;
  /** Demo mode. */
  readonly alwaysOpen: boolean;
}

/** Gives a branch the commands that the house gives itself; returns how to stop. */
export function keepHouse(loop: BranchLoop, { timers, log, guard, alwaysOpen }: Parts): () => void {
  let cancel = (): void => {};
  let stopped = false;
  async function look(): Promise<void> {
    const now = as<Instant>(Math.max(guard.now(), loop.folded().at));
    // A stream that waits is told of once, not each second.
    const line = loop.folded().waits === undefined ? loop.folded().state.line : initialLine;
    const clockBelieved = guard.isCalm();
    for (const { key, command } of duties(line, now, { alwaysOpen, clockBelieved })) {
      const outcome = await loop.submit({ command, by: 'house', key, fingerprint: '', vault: [] });
      if (outcome.kind === 'refused')
        log.warn('house_command_refused', {
          branch: loop.branch,
          command: command.type,
          refusal: outcome.refusal.name,
        });
    }
    if (!stopped) cancel = timers.after(LOOK_EVERY_MS, () => void look());
  }
  void look();
  return () => {
    stopped = true;
    cancel();
  };
}
