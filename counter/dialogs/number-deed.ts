import type { Problem } from '../../wire/http/problem.ts';
import type { CounterView } from '../views.ts';

/** What the button does with the number that was typed. */
export type NumberDeed = 'call' | 'reinstate' | 'bring';

/**
 * A no-show goes back into the line first; who waits for other counters is brought to this one first: what the refusal
 * advises is what the button does next.
 */
export function numberDeed(number: string | null, view: CounterView, refused: Problem | null): NumberDeed {
  // Missed here, or at another counter, which only the server's refusal tells.
  if (view.missed.some((card) => card.number === number)) return 'reinstate';
  if (refused?.name === 'ticket_not_waiting' && refused.params.state === 'missed') return 'reinstate';
  return refused?.name === 'ticket_not_for_counter' || refused?.name === 'ticket_sent_to_counter' ? 'bring' : 'call';
}
