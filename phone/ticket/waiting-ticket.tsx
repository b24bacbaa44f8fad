import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { language, words } from '../../ui/language.ts';
import type { TicketView } from '../../wire/views.ts';
import { phoneWords } from '../../words/phone/words.ts';
import { timeOfDay, waitRange } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { CancelTicket } from './cancel-ticket.tsx';
import type { TicketPageModel } from './start-ticket.ts';
import { mayRing, type TicketFlow } from './ticket-flow.ts';
import { TicketNumber } from './ticket-number.tsx';

/** Number, place, time, in that order; while it is served or on hold, where. */
export const WaitingTicket = ({ page, ticket }: { page: TicketPageModel; ticket: TicketView }): JSX.Element => {
  const text = words(phoneWords);
  const { place, calledBefore } = page.flow.value;
  const counter = ticket.counter ?? '';
  return (
    <>
      <TicketNumber ticket={ticket} />
      <section class="standing" aria-live="polite">
        {ticket.state === 'serving' ? (
          <p class="standing__place">{text.serving(counter)}</p>
        ) : ticket.state === 'parked' ? (
          <p class="standing__place">{text.parked(counter)}</p>
        ) : place === null ? (
          <p class="standing__place">{text.placeUnknown}</p>
        ) : place.callingEnded ? (
          <p class="standing__place">{words(sharedWords).callingEnded}</p>
        ) : (
          <Standing place={place} zone={page.timeZone.value} />
        )}
        {calledBefore && place?.callingEnded !== true ? <p class="standing__again">{text.again}</p> : null}
      </section>
      {ticket.state === 'serving' ? null : (
        <section class="foot">
          {mayRing(page.flow.value) ? <BellButton page={page} /> : null}
          {ticket.state === 'waiting' ? <CancelTicket page={page} number={ticket.number} /> : null}
        </section>
      )}
    </>
  );
};

type StandingProps = { readonly place: NonNullable<TicketFlow['place']>; readonly zone: string };

const Standing = ({ place, zone }: StandingProps): JSX.Element => {
  const text = words(phoneWords);
  const shared = words(sharedWords);
  const { ahead, wait, late, pausedUntil } = place;
  return (
    <>
      <p class="standing__place">{text.place(ahead)}</p>
      <p class="standing__wait">
        {wait === null ? (
          text.noCounter
        ) : (
          <>
            <span class="standing__label">{text.wait}</span>
            {waitRange(wait.min, wait.max, language.value)}
          </>
        )}
      </p>
      {pausedUntil === null ? null : <p class="standing__again">{shared.hallPaused(timeOfDay(pausedUntil, zone))}</p>}
      {late === null ? null : <p class="standing__again">{shared.chance[late.chance](timeOfDay(late.ends, zone))}</p>}
    </>
  );
};

const BellButton = ({ page }: { page: TicketPageModel }): JSX.Element => {
  const { bell } = words(phoneWords);
  const belled = page.belled.value;
  if (!page.bellCan.sound) return <p class="foot__text">{bell.none}</p>;
  return (
    <>
      <Button
        kind={belled ? 'quiet' : 'good'}
        icon={belled ? 'check' : 'speaker'}
        wide
        pressed={belled}
        onPress={page.allowBell}
      >
        {belled ? bell.off : bell.on}
      </Button>
      <p class="foot__text">{(belled ? bell.whenOn : bell.whenOff)(page.bellCan.vibrate)}</p>
    </>
  );
};
