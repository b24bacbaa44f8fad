import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import type { Place as PlaceInLine, TicketView } from '../../wire/views.ts';
import { timeOfDay } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import type { Screen } from '../flow/state.ts';
import { happen, house } from '../link/kiosk.ts';
import { ChanceNote } from '../parts/chance-note.tsx';
import { Page } from '../parts/page.tsx';
import { SlipNumber } from '../parts/slip-number.tsx';
import { standingText, waitText } from '../parts/standing.ts';
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
            <SlipNumber number={ticket.number} />
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

const callingEnded = (): boolean => house.value.line?.callingEnded === true;

function standing(view: TicketView): string {
  if (view.state !== 'waiting') return standingText(view);
  if (callingEnded()) return words(sharedWords).callingEnded;
  const ahead = placeOf(view)?.[1];
  return ahead === undefined ? '' : say().ticket.ahead(ahead);
}

function waitOf(view: TicketView): string {
  const found = placeOf(view);
  return found === undefined || callingEnded() ? '' : waitText(found[2]);
}
