import type { OfficeView } from './views.ts';

/** What closing the day does to what is still open (design.md §6): told before it is done. */
export interface Closing {
  /** Waiting and parked. */
  readonly expire: number;
  /** Being called. */
  readonly missed: number;
  /** Being served. */
  readonly served: number;
  /** Clerks who are signed in. */
  readonly clerks: number;
}

export function closingOf({ lines, counters }: OfficeView): Closing {
  const at = (state: 'called' | 'serving'): number => counters.filter((counter) => counter.state === state).length;
  const waiting = lines.reduce((sum, line) => sum + line.waiting, 0);
  const parked = counters.reduce((sum, counter) => sum + counter.parked, 0);
  return {
    expire: waiting + parked,
    missed: at('called'),
    served: at('serving'),
    clerks: counters.filter(({ clerk }) => clerk !== null).length,
  };
}
