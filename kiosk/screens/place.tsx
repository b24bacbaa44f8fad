import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { language, words } from '../../ui/language.ts';
import { NumberText } from '../../ui/number-text.tsx';
import type { Place as PlaceInLine, TicketView } from '../../wire/views.ts';
import { timeOfDay, waitRange } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import type { Screen } from '../flow/state.ts';
import { happen, house } from '../link/kiosk.ts';
import { ChanceNote } from '../parts/chance-note.tsx';
import { Page } from '../parts/page.tsx';
import { read, say, zone } from '../parts/texts.ts';

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
          {ticket.state === 'waiting' ? <PauseNote /> : null}
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

/** Who scans a ticket at lunch is told when calling goes on. */
const PauseNote = (): JSX.Element | null => {
  const { line } = house.value;
  if (line === null || line.callingEnded || line.pausedUntil === null) return null;
  return (
    <p class="band band--attention">
      <Icon name="clock" />
      <span>{words(sharedWords).hallPaused(timeOfDay(line.pausedUntil, zone()))}</span>
    </p>
  );
};

const placeOf = ({ number }: Pick<TicketView, 'number'>): PlaceInLine | undefined =>
  house.value.line?.places.find(([other]) => other === number);

function standing({ state, counter, number }: TicketView): string {
  const { place, ticket } = say();
  switch (state) {
    case 'waiting': {
      if (house.value.line?.callingEnded === true) return words(sharedWords).callingEnded;
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
  if (found === undefined || house.value.line?.callingEnded === true) return '';
  const [, , wait] = found;
  return wait === null ? ticket.noCounter : ticket.wait(waitRange(wait.min, wait.max, language.value));
}
