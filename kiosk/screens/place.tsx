import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { language, words } from '../../ui/language.ts';
import { NumberText } from '../../ui/number-text.tsx';
import type { Place as PlaceInLine, TicketView } from '../../wire/views.ts';
import { waitRange } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import type { Screen } from '../flow/state.ts';
import { happen, house } from '../link/kiosk.ts';
import { ChanceNote } from '../parts/chance-note.tsx';
import { Page } from '../parts/page.tsx';
import { read, say } from '../parts/texts.ts';

/** A ticket whose QR was scanned: where it is in the line now. */
export const Place = ({ screen }: { screen: Extract<Screen, { at: 'place' }> }): JSX.Element => {
  const { place, ticket: ticketWords } = say();
  const { ticket } = screen;
  if (ticket === null) return <Page title={place.looking} />;
  return (
    <Page
      title={ticketWords.yours}
      class="page--place"
      above={
        <>
          <section class="slip" aria-live="polite">
            <p class="slip__number">
              <NumberText number={ticket.number} />
            </p>
            <p class="slip__service">{read(ticket.service)}</p>
            <div class="slip__tear" />
            <p class="slip__ahead">{standing(ticket)}</p>
            {ticket.state === 'waiting' ? <p class="slip__wait">{waitOf(ticket)}</p> : null}
          </section>
          {ticket.state === 'waiting' ? <ChanceNote chance={placeOf(ticket)?.[3] ?? null} /> : null}
        </>
      }
    >
      <Button kind="action" large wide icon="check" onPress={() => happen({ type: 'wentHome' })}>
        {ticketWords.done}
      </Button>
    </Page>
  );
};

const placeOf = ({ number }: Pick<TicketView, 'number'>): PlaceInLine | undefined =>
  house.value.line?.places.find(([other]) => other === number);

function standing({ state, counter, number }: TicketView): string {
  const { place, ticket } = say();
  switch (state) {
    case 'waiting': {
      const ahead = placeOf({ number })?.[1];
      return ahead === undefined ? '' : ticket.ahead(ahead);
    }
    case 'called':
    case 'serving':
      return counter === null ? '' : place.goTo(counter);
    case 'parked':
      return counter === null ? '' : place.parked(counter);
    default:
      return place.ended(words(sharedWords).ticketState[state]);
  }
}

function waitOf({ number }: TicketView): string {
  const { ticket } = say();
  const found = placeOf({ number });
  if (found === undefined) return '';
  const [, , wait] = found;
  return wait === null ? ticket.noCounter : ticket.wait(waitRange(wait.min, wait.max, language.value));
}
