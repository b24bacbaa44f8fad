import type { HangingCard, OfficeView } from './views.ts';

/** What a supervisor can do about somebody who hangs at a counter where nobody sits (DESK-9). */
export type HangingDeed = 'miss' | 'finish' | 'to_line' | 'send_on' | 'return';

/** Those that would be granted, the likeliest first: once calling has ended nobody goes back to a line. */
export function deedsFor({ state }: HangingCard, { day }: OfficeView): readonly HangingDeed[] {
  const back: readonly HangingDeed[] = day?.phase === 'calling_ended' ? [] : ['to_line', 'send_on'];
  switch (state) {
    case 'called':
      return ['miss', ...back];
    case 'serving':
      return ['finish', ...back];
    case 'parked':
      return back.length === 0 ? [] : ['return'];
    default:
      return [];
  }
}
