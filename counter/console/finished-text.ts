import type { Translation } from '../../words/catalogue.ts';
import type { vi } from '../../words/counter/vi.ts';
import type { CounterView } from '../views.ts';

/** Finished, and why nobody was called after it, as the counter's view tells. */
export function finishedText(number: string, view: CounterView | null, w: Translation<typeof vi>['notice']): string {
  if (view?.day?.phase === 'calling_ended') return w.finishedCallingEnded(number);
  if (view?.paused === true) return w.finishedPaused(number);
  // Someone may have come since.
  return view?.waiting === 0 ? w.finishedNobody(number) : w.finished(number);
}
