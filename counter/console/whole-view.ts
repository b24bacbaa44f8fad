import type { BareCounterView, CounterView, DossiersView } from '../views.ts';

/**
 * What the console shows comes by two topics: the counter's, which every clerk may follow, and the dossiers before this clerk
 * alone. Those of another ticket than the one that stands here are not shown.
 */
export function wholeView(counter: BareCounterView, before: DossiersView | null): CounterView {
  const { present } = counter;
  if (present === null) return { ...counter, present };
  const { dossiers, received } = before?.ticket === present.ticket ? before : { dossiers: [], received: [] };
  return { ...counter, present: { ...present, dossiers, received } };
}
