import type { Timers } from '../../server/ports.ts';

/** Time that passes only when a test lets it: the wall's clock, the steady one, and the timers that hang on it. */
export interface HandClock extends Timers {
  now(): number;
  elapsed(): number;
  /** Lets so much time pass, timer by timer; what they set off is awaited between. */
  pass(ms: number): Promise<void>;
  /** The same for days: a minute at a time, as on a machine that is so busy. */
  passMinutes(minutes: number): Promise<void>;
  /** Sets the wall's clock as a person or a time server would: no time passes. */
  jump(ms: number): void;
}

export function handClock(start: number): HandClock {
  let steady = 0;
  let offset = start;
  const timers = new Set<{ readonly due: number; readonly run: () => void }>();
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  return {
    now: () => offset + steady,
    elapsed: () => steady,
    after(ms, run) {
      const timer = { due: steady + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async pass(ms) {
      const until = steady + ms;
      for (;;) {
        await settle();
        const next = [...timers].sort((a, b) => a.due - b.due)[0];
        if (next === undefined || next.due > until) break;
        timers.delete(next);
        steady = Math.max(steady, next.due);
        next.run();
      }
      steady = until;
      await settle();
    },
    async passMinutes(minutes) {
      for (let minute = 0; minute < minutes; minute++) {
        steady += 60_000;
        for (const timer of [...timers].filter(({ due }) => due <= steady)) {
          timers.delete(timer);
          timer.run();
        }
        await settle();
      }
    },
    jump(ms) {
      offset += ms;
    },
  };
}
