import type { ClockGuard } from '../branch/clock-guard.ts';
import type { Log } from '../log.ts';
import type { SteadyClock, Timers } from '../ports.ts';
import type { Journal } from './port.ts';

/** How often keys and personal data past their time are swept from the journal. */
const SWEEP_MS = 60 * 60_000;
/** Not right after a start, when a wrong clock is about to be set right. */
const FIRST_SWEEP_MS = 10 * 60_000;
/** A hall is closed over Tet no longer than this; a clock that says more since the newest entry erases nothing by it. */
const AHEAD_MS = 14 * 24 * 60 * 60_000;

interface Parts {
  readonly journal: Journal;
  readonly guard: Pick<ClockGuard, 'certain' | 'isCalm'>;
  readonly steady: SteadyClock;
  readonly timers: Timers;
  readonly log: Log;
  /** The time of the newest entry as the start found it; of an empty journal, the time of the start. */
  readonly startedFrom: number;
}

/**
 * Sweeps once an hour while the clock is in no doubt; returns how to stop. What is erased is gone for ever, so a clock that was
 * believed although it is years ahead has nothing erased before its time either: by the steady clock no year has passed.
 */
export function keepSwept({ journal, guard, steady, timers, log, startedFrom }: Parts): () => void {
  const start = steady.elapsed();
  let stop = timers.after(FIRST_SWEEP_MS, sweep);
  function sweep(): void {
    stop = timers.after(SWEEP_MS, sweep);
    sweepNow().catch((error) => log.warn('sweep_failed', { error }));
  }
  async function sweepNow(): Promise<void> {
    if (!guard.isCalm()) return;
    const latest = startedFrom + (steady.elapsed() - start) + AHEAD_MS;
    await journal.sweep(Math.min(guard.certain(), Math.round(latest)));
  }
  return () => stop();
}
