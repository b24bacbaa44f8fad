import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { language, words } from '../../ui/language.ts';
import type { TicketView } from '../../wire/views.ts';
import { phoneWords } from '../../words/phone/words.ts';
import { timeOfDay, waitRange } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { CancelTicket } from './cancel-ticket.tsx';
import type { TicketPageModel } from './start-ticket.ts';
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
        ) : (
          <>
            <p class="standing__place">{text.place(place.ahead)}</p>
            <p class="standing__wait">
              {place.wait === null ? (
                text.noCounter
              ) : (
                <>
                  <span class="standing__label">{text.wait}</span>
                  {waitRange(place.wait.min, place.wait.max, language.value)}
                </>
              )}
            </p>
            {place.late === null ? null : (
              <p class="standing__again">
                {words(sharedWords).chance[place.late.chance](timeOfDay(place.late.ends, page.timeZone.value))}
              </p>
            )}
          </>
        )}
        {calledBefore ? <p class="standing__again">{text.again}</p> : null}
      </section>
      {ticket.state === 'serving' ? null : (
        <section class="foot">
          <BellButton page={page} />
          {ticket.state === 'waiting' ? <CancelTicket page={page} number={ticket.number} /> : null}
        </section>
      )}
    </>
  );
};

const BellButton = ({ page }: { page: TicketPageModel }): JSX.Element => {
  const { bell } = words(phoneWords);
  const belled = page.belled.value;
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
      <p class="foot__text">{bell.text}</p>
    </>
  );
};
