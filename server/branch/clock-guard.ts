import type { Log } from '../log.ts';
import type { Clock, SteadyClock } from '../ports.ts';

/** design.md §8: a minute's disagreement raises an alarm. A clock that is kept by NTP strays by milliseconds. */
const DISAGREES_MS = 60_000;
/**
 * So long a new time must have held before the day turns by it. It gives people the time to see the alarm; and a machine
 * that started without a clock battery, and was set right by NTP a minute later, opens its hall without a person.
 */
const BELIEVED_AFTER_MS = 10 * 60_000;

export interface ClockGuard {
  /**
   * The milliseconds by which the machine's clock has jumped against the steady one, 0 when they agree. To be asked often:
   * the first to ask after a jump raises the alarm.
   */
  offMs(): number;
}

/** Watches the machine's clock beside the steady one: days turn by neither while the two disagree. */
export function createClockGuard({
  clock,
  steady,
  log,
}: {
  readonly clock: Clock;
  readonly steady: SteadyClock;
  readonly log: Log;
}): ClockGuard {
  const apart = (): number => clock.now() - steady.elapsed();
  let believed = apart();
  let claimed: { readonly apart: number; readonly since: number } | null = null;

  return {
    offMs() {
      const now = apart();
      // Small corrections are followed, so that a year of them is no jump.
      if (Math.abs(now - believed) < DISAGREES_MS) {
        believed = now;
        claimed = null;
        return 0;
      }
      if (claimed === null || Math.abs(now - claimed.apart) >= DISAGREES_MS) {
        claimed = { apart: now, since: steady.elapsed() };
        log.error('clock_disagrees', { ms: Math.round(now - believed) });
      }
      if (steady.elapsed() - claimed.since < BELIEVED_AFTER_MS) return Math.round(now - believed);
      believed = now;
      claimed = null;
      return 0;
    },
  };
}
