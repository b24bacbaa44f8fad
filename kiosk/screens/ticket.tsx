import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { words as spoken } from '../../ui/language.ts';
import { QrPicture } from '../../ui/qr-picture.tsx';
import { sharedWords } from '../../words/shared/words.ts';
import { chanceOnTicket } from '../flow/door.ts';
import { leavesAt } from '../flow/idle.ts';
import { failed } from '../flow/paper.ts';
import { serviceOf } from '../flow/services.ts';
import type { Given, Paper } from '../flow/state.ts';
import { happen, house, moment, visit } from '../link/kiosk.ts';
import { ChanceNote } from '../parts/chance-note.tsx';
import { Page } from '../parts/page.tsx';
import { SlipNumber } from '../parts/slip-number.tsx';
import { standingText, waitText } from '../parts/standing.ts';
import { say, serviceName } from '../parts/texts.ts';

/** The number first; then how many are ahead, how long, the paper, and the way to follow it on a phone. */
export const Ticket = ({ screen }: { screen: Given }): JSX.Element => {
  const words = say();
  const { ticket, kind, paper, stands } = screen;
  const place = house.value.line?.places.find(([number]) => number === ticket.number);
  const waits = stands === null || stands.state === 'waiting';
  const over = house.value.line?.callingEnded === true;
  const chance = chanceOnTicket(house.value, screen);
  const lost = failed(paper);
  // With the buttons further down the upper half is full, and the lower has room beside one button.
  const besideDone = visit.value.comfort.lowReach && kind !== 'collection';
  return (
    // A touch anywhere else than on a button ends the visit; the button "done" is there for keys and readers.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button is for keys
    // biome-ignore lint/a11y/noStaticElementInteractions: the button is for keys
    <div
      class="ticket-page"
      onClick={({ target }) => {
        if (target instanceof Element && target.closest('button') === null) happen({ type: 'wentHome' });
      }}
    >
      <Page
        title={words.ticket.yours}
        class="page--ticket"
        above={
          <>
            <section class={lost ? 'slip slip--kept' : 'slip'} aria-live="polite">
              <SlipNumber number={ticket.number} />
              <p class="slip__service">{serviceName(serviceOf(house.value, screen))}</p>
              {kind === 'priority' ? (
                <p class="tag tag--good slip__tag">
                  <Icon name="check" />
                  {words.priority.chosen}
                </p>
              ) : null}
              {kind === 'collection' ? <p class="slip__note">{words.ticket.dossiers(screen.dossiers)}</p> : null}
              <div class="slip__tear" />
              <div class="slip__below">
                <div class="slip__place">
                  <p class="slip__ahead">
                    {!waits
                      ? standingText(stands)
                      : over
                        ? spoken(sharedWords).callingEnded
                        : words.ticket.ahead(place?.[1] ?? ticket.ahead)}
                  </p>
                  {waits && !over ? (
                    <p class="slip__wait">{waitText(place === undefined ? ticket.wait : place[2])}</p>
                  ) : null}
                </div>
                <div class="slip__qr">
                  <QrPicture text={ticket.url} label={words.ticket.qr(ticket.number)} />
                  <p class="slip__follow">{words.ticket.follow}</p>
                </div>
              </div>
            </section>
            {besideDone ? null : <ChanceNote chance={chance} />}
            {stands?.state === 'cancelled' ? null : (
              <PaperBand paper={paper} number={ticket.number} outdated={screen.amendedAt !== null} />
            )}
          </>
        }
      >
        {besideDone ? <ChanceNote chance={chance} /> : null}
        {kind === 'collection' ? (
          <Button wide large icon="scan" onPress={() => happen({ type: 'scanOpened' })}>
            {words.ticket.another}
          </Button>
        ) : null}
        <Done />
      </Page>
    </div>
  );
};

type PaperBandProps = { paper: Paper; number: string /** it tells place and wait of before */; outdated: boolean };

const PaperBand = ({ paper, number, outdated }: PaperBandProps): JSX.Element => {
  const words = say().paper;
  if (outdated && !failed(paper))
    return (
      <p class="band band--attention paper-band" role="status">
        <Icon name="info" />
        <span>{words.outdated(number)}</span>
      </p>
    );
  const text = {
    printing: words.printing,
    taken_from_slot: words.take,
    no_paper: words.out(number),
    printer_fault: words.fault(number),
    late: words.late(number),
    none: words.none(number),
  }[paper];
  const look = paper === 'printing' ? 'band' : failed(paper) ? 'band band--attention' : 'band band--good';
  return (
    <p class={`${look} paper-band`} role="status">
      <Icon name={failed(paper) ? 'paper-out' : paper === 'printing' ? 'printer' : 'ticket'} />
      <span>{text}</span>
    </p>
  );
};

/** The action, with the time that is left running out along its foot. */
const Done = (): JSX.Element => {
  const bar = useRef<HTMLSpanElement>(null);
  const leaves = leavesAt(visit.value);
  useEffect(() => {
    if (leaves === null) return;
    const run = bar.current?.animate([{ transform: 'scaleX(1)' }, { transform: 'scaleX(0)' }], {
      duration: Math.max(0, leaves - moment()),
      fill: 'forwards',
    });
    return () => run?.cancel();
  }, [leaves]);
  return (
    <div class="done">
      <Button kind="action" large wide icon="check" onPress={() => happen({ type: 'wentHome' })}>
        {say().ticket.done}
      </Button>
      <span ref={bar} class="done__left" aria-hidden="true" />
    </div>
  );
};
