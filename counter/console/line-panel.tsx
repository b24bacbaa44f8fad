import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { language, words } from '../../ui/language.ts';
import { NumberText } from '../../ui/number-text.tsx';
import { counterWords } from '../../words/counter/words.ts';
import { duration } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { serviceName } from '../catalogue-names.ts';
import type { CounterView, TicketCard } from '../views.ts';
import { isBusy } from './console-flow.ts';
import { mayDo, mayReturn, onTicket } from './deeds.ts';
import type { Desk } from './desk.ts';

type LinePanelProps = { readonly desk: Desk; readonly view: CounterView };

/** The line as this counter will call it, those parked here, those whom only a closed counter would call, and today's no-shows. */
export const LinePanel = ({ desk, view }: LinePanelProps): JSX.Element => {
  const w = words(counterWords);
  const busy = isBusy(desk.state.value);
  const mayGoBack = mayReturn(view);
  const hidden = view.waiting - view.line.length;
  return (
    <aside class="line" aria-label={w.line.title}>
      {view.parked.length === 0 ? null : (
        <TicketGroup title={w.line.parked}>
          {view.parked.map((card) => (
            <TicketRow key={card.ticket} desk={desk} card={card}>
              <Button
                icon="play"
                off={busy || view.present !== null}
                onPress={() => desk.press(onTicket('take-back', card.ticket))}
              >
                {w.deeds.take_back}
              </Button>
              <Button kind="bare" off={busy || !mayGoBack} onPress={() => desk.press(onTicket('return', card.ticket))}>
                {w.deeds.return}
              </Button>
            </TicketRow>
          ))}
        </TicketGroup>
      )}
      <TicketGroup title={w.line.title} count={w.line.waiting(view.waiting)}>
        {view.line.length === 0 ? <li class="quiet line__empty">{w.line.empty}</li> : null}
        {view.line.map((card, place) => (
          <TicketRow key={card.ticket} desk={desk} card={card} first={place === 0 && view.present === null}>
            <WaitingDeeds desk={desk} view={view} card={card} />
          </TicketRow>
        ))}
        {hidden > 0 ? <li class="quiet line__empty">{w.line.more(hidden)}</li> : null}
      </TicketGroup>
      {view.unattended.length === 0 ? null : (
        <TicketGroup title={w.line.unattended}>
          {view.unattended.map((card) => (
            <TicketRow key={card.ticket} desk={desk} card={card}>
              <WaitingDeeds desk={desk} view={view} card={card} />
            </TicketRow>
          ))}
        </TicketGroup>
      )}
      {view.missed.length === 0 ? null : (
        <TicketGroup title={w.line.missed}>
          {view.missed.map((card) => (
            <TicketRow key={card.ticket} desk={desk} card={card}>
              <Button
                icon="undo"
                off={busy || !mayGoBack}
                onPress={() => desk.press(onTicket('reinstate', card.ticket))}
              >
                {w.deeds.reinstate}
              </Button>
            </TicketRow>
          ))}
        </TicketGroup>
      )}
    </aside>
  );
};

/** What is done with one who waits: called by number, past the others; amended; sent on; given paper again. */
const WaitingDeeds = ({ desk, view, card }: LinePanelProps & { readonly card: TicketCard }): JSX.Element => {
  const { deeds } = words(counterWords);
  const busy = isBusy(desk.state.value);
  return (
    <>
      <Button
        kind="bare"
        icon="speaker"
        label={`${deeds.call} ${card.number}`}
        off={busy || !mayDo('call_number', view)}
        onPress={() => desk.press(onTicket('call', card.ticket))}
      />
      <Button
        kind="bare"
        icon="settings"
        label={`${deeds.amend} ${card.number}`}
        off={busy}
        onPress={() => desk.tell({ type: 'dialog_opened', dialog: { name: 'amend', ticket: card } })}
      />
      <Button
        kind="bare"
        icon="transfer"
        label={`${deeds.transfer} ${card.number}`}
        off={busy || !mayReturn(view)}
        onPress={() => desk.tell({ type: 'dialog_opened', dialog: { name: 'transfer', ticket: card } })}
      />
      <Button
        kind="bare"
        icon="printer"
        label={`${deeds.reprint} ${card.number}`}
        off={busy}
        onPress={() => desk.tell({ type: 'dialog_opened', dialog: { name: 'reprint', ticket: card } })}
      />
    </>
  );
};

type TicketGroupProps = { readonly title: string; readonly count?: string; readonly children: ComponentChildren };

const TicketGroup = ({ title, count, children }: TicketGroupProps): JSX.Element => (
  <section class="line__group">
    <h2 class="line__title">
      {title}
      {count === undefined ? null : <span class="quiet line__count">{count}</span>}
    </h2>
    <ul>{children}</ul>
  </section>
);

type TicketRowProps = {
  readonly desk: Desk;
  readonly card: TicketCard;
  readonly first?: boolean;
  readonly children: ComponentChildren;
};

const TicketRow = ({ desk, card, first = false, children }: TicketRowProps): JSX.Element => {
  const w = words(counterWords).line;
  const now = desk.link.time.second.value;
  const late = card.state === 'waiting' && card.due <= now;
  return (
    <li class={first ? 'row row--first' : 'row'}>
      <span class="row__number">
        <NumberText number={card.number} cells />
      </span>
      <span class="row__about">
        <span class="row__service">{serviceName(desk.link.catalogue.value, card.service)}</span>
        <span class="row__facts">
          {card.category === 'standard' ? null : (
            <span class="row__category">
              <Icon name={card.category === 'priority' ? 'priority' : 'calendar'} />
              {words(sharedWords).category[card.category]}
            </span>
          )}
          <span>{w.waited(duration(now - card.issuedAt, language.value))}</span>
          {late ? (
            <span class="row__late">
              <Icon name="clock" />
              {w.late}
            </span>
          ) : null}
          {card.behind > 0 ? <span>{w.behind(card.behind)}</span> : null}
          {card.only === null ? null : <span>{card.only === desk.counter ? w.mine : w.sentTo(card.only)}</span>}
        </span>
      </span>
      <span class="row__deeds">{children}</span>
    </li>
  );
};
