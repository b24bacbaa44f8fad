import { language, words } from '../../ui/language.ts';
import type { LineView, TicketView } from '../../wire/views.ts';
import { waitRange } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { say } from './texts.ts';

/** Where a ticket that no longer waits stands, and where its visitor goes. */
export function standingText({ state, counter }: Pick<TicketView, 'state' | 'counter'>): string {
  const { place } = say();
  switch (state) {
    case 'called':
    case 'serving':
      return counter === null ? '' : place.goTo(counter);
    case 'parked':
      return counter === null ? '' : place.parked(counter);
    case 'missed':
      return place.missed(counter);
    default:
      return place.ended(words(sharedWords).ticketState[state]);
  }
}

/** The expected wait; null while no counter is open. */
export const waitText = (wait: LineView['places'][number][2]): string => {
  const { ticket } = say();
  return wait === null ? ticket.noCounter : ticket.wait(waitRange(wait.min, wait.max, language.value));
};
