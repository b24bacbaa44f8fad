import type { OfficeView } from './views.ts';

export interface Totals {
  readonly waiting: number;
  readonly present: number;
  readonly served: number;
  readonly missed: number;
  readonly left: number;
  readonly issued: number;
  /** Of all who were called today; null when nobody was. */
  readonly meanWaitMs: number | null;
  readonly oldestIssuedAt: number | null;
  readonly open: number;
  readonly counters: number;
}

export function totalsOf({ lines, counters }: OfficeView): Totals {
  const sum = (pick: (line: OfficeView['lines'][number]) => number): number =>
    lines.reduce((total, line) => total + pick(line), 0);
  // A line's mean counts as often as it has called: those present, served and missed.
  const called = sum((line) => (line.meanWaitMs === null ? 0 : line.present + line.served + line.missed));
  const waits = sum((line) => (line.meanWaitMs ?? 0) * (line.present + line.served + line.missed));
  const oldest = lines.flatMap(({ oldestIssuedAt }) => (oldestIssuedAt === null ? [] : [oldestIssuedAt]));
  return {
    waiting: sum((line) => line.waiting),
    present: sum((line) => line.present),
    served: sum((line) => line.served),
    missed: sum((line) => line.missed),
    left: sum((line) => line.left),
    issued: sum((line) => line.issued),
    meanWaitMs: called === 0 ? null : waits / called,
    oldestIssuedAt: oldest.length === 0 ? null : Math.min(...oldest),
    open: counters.filter(({ clerk, paused }) => clerk !== null && !paused).length,
    counters: counters.length,
  };
}
