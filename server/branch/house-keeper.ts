import { as, type Instant } from '../../queue/ids.ts';
import type { MoveClock } from '../../queue/line/commands.ts';
import { initialLine } from '../../queue/line/state.ts';
import type { Log } from '../log.ts';
import type { Timers } from '../ports.ts';
import { branchDate } from './branch-day.ts';
import type { BranchLoop } from './branch-loop.ts';
import type { ClockGuard } from './clock-guard.ts';
import type { Move } from './clock-mark.ts';
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

  async function give({ key, command }: Duty, by = 'house'): Promise<void> {
    try {
      const outcome = await loop.submit({ command, by, key, fingerprint: '', vault: [] });
      if (outcome.kind === 'refused')
        log.warn('house_command_refused', { branch, command: command.type, refusal: outcome.refusal.name });
    } catch (error) {
      log.error('duty_failed', { branch, duty: command.type, error });
    }
  }

  /** What a kind of duty has to do now; one that cannot be told keeps no other from being done. */
  function found<Due>(duty: string, look: () => readonly Due[]): readonly Due[] {
    try {
      return look();
    } catch (error) {
      log.error('duty_failed', { branch, duty, error });
      return [];
    }
  }

  async function look(): Promise<void> {
    // Before anything is done by the new time: what was stamped by the old one goes along.
    for (const { by, ...duty } of found('MoveClock', movesNow)) await give(duty, by);
    for (const duty of [...found('look', dutiesNow), ...found('ShelveDossiers', shelvingNow)]) await give(duty);
    if (!stopped) cancel = timers.after(LOOK_EVERY_MS, () => void look());
  }

  function movesNow(): readonly (Duty & { readonly by: string })[] {
    const { state, waits } = loop.folded();
    if (waits !== undefined) return [];
    return guard.movesAfter(state.line.clock.move).map((move) => ({
      key: `clock:${move.id}:${move.until}`,
      command: moveCommand(loop, move, guard.now()),
      by: move.orderedBy,
    }));
  }

  function dutiesNow(): readonly Duty[] {
    const { state, at, waits } = loop.folded();
    const now = as<Instant>(Math.max(guard.now(), at));
    // A stream that waits is told of once, not each second.
    const line = waits === undefined ? state.line : initialLine;
    const time = { now, certain: as<Instant>(Math.min(guard.certain(), now)) };
    return duties(line, time, { alwaysOpen }, (duty, error) => log.error('duty_failed', { branch, duty, error }));
  }

  function shelvingNow(): readonly Duty[] {
    const { state, waits } = loop.folded();
    return waits === undefined ? shelving(state) : [];
  }

  void look();
  return () => {
    stopped = true;
    cancel();
  };
}

/** What a branch writes down when the hall's time has moved. */
export const moveCommand = (loop: BranchLoop, { id, by, since, until }: Move, now: number): MoveClock => ({
  type: 'MoveClock',
  move: id,
  by,
  since: as<Instant>(since),
  until: as<Instant>(until),
  date: branchDate(loop.folded().state.line, as<Instant>(now)),
});
