import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import { dateOfDay, timeOfDay } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { serviceName } from '../catalogue-names.ts';
import { isBusy } from '../console/console-flow.ts';
import type { Desk } from '../console/desk.ts';
import type { DossierCard, PresentCard } from '../views.ts';
import { DossierNotes } from './dossier-notes.tsx';
import { useDossier } from './use-dossier.ts';

type DossierRowProps = {
  readonly desk: Desk;
  readonly card: DossierCard;
  readonly present: PresentCard;
  /** The visitor has come to collect it, rather than left it here a moment ago. */
  readonly collects: boolean;
};

/** As for a call: the server takes a handover back within 10 s. */
const UNDO_HANDOVER_MS = 10_000;

export const DossierRow = ({ desk, card, present, collects }: DossierRowProps): JSX.Element => {
  const w = words(counterWords).dossiers;
  const dossier = useDossier(desk, card.code, `${card.state} ${card.declined}`).value;
  const { link } = desk;
  const off = isBusy(desk.state.value);
  const serving = present.state === 'serving';
  const who = dossier === null ? '…' : (dossier.applicant?.name ?? w.erased);
  return (
    <li class={card.state === 'handed_over' ? 'dossier dossier--done' : 'dossier'}>
      <div class="dossier__about">
        <p class="dossier__who">
          {who}
          {dossier?.applicant == null ? null : <span class="dossier__id">{dossier.applicant.idNumber}</span>}
        </p>
        <p class="dossier__service">{serviceName(link.catalogue.value, card.service)}</p>
        <p class="dossier__facts">
          <span translate={false}>{card.code}</span>
          <DossierState card={card} zone={link.screen.timeZone} />
          {card.state === 'handed_over' ? null : <span>{w.due(dateOfDay(card.due))}</span>}
        </p>
        {dossier === null ? null : <DossierNotes dossier={dossier} zone={link.screen.timeZone} />}
      </div>
      <div class="dossier__deeds">
        {collects && card.state === 'ready' ? (
          <>
            <Button
              kind="good"
              icon="check"
              off={off || !serving}
              onPress={() =>
                desk.tell({
                  type: 'dialog_opened',
                  dialog: { name: 'hand_over', ticket: present.ticket, dossier: card.code },
                })
              }
            >
              {w.handOver}
            </Button>
            <Button
              off={off || !serving}
              onPress={() =>
                desk.tell({
                  type: 'dialog_opened',
                  dialog: { name: 'decline', ticket: present.ticket, dossier: card.code },
                })
              }
            >
              {w.decline}
            </Button>
          </>
        ) : null}
        {card.handedOverAt !== null && link.time.second.value < card.handedOverAt + UNDO_HANDOVER_MS ? (
          <Button icon="undo" off={off} onPress={() => desk.press({ kind: 'undo_handover', dossier: card.code })}>
            {w.undo} (<Countdown time={link.time} until={card.handedOverAt + UNDO_HANDOVER_MS} />)
          </Button>
        ) : null}
        {collects ? null : (
          <>
            <Button
              icon="printer"
              onPress={() =>
                desk.tell({ type: 'dialog_opened', dialog: { name: 'receipt', dossier: card.code, due: card.due } })
              }
            >
              {words(counterWords).receipt.see}
            </Button>
            {card.state === 'in_progress' ? (
              <Button kind="bare" off={off} onPress={() => desk.press({ kind: 'ready', dossier: card.code })}>
                {w.ready}
              </Button>
            ) : null}
          </>
        )}
      </div>
    </li>
  );
};

const DossierState = ({ card, zone }: { card: DossierCard; zone: string }): JSX.Element => {
  const { dossiers: w, decline } = words(counterWords);
  const { dossierState } = words(sharedWords);
  if (card.handedOverAt !== null)
    return (
      <span class="tag tag--good">
        <Icon name="check" />
        {w.handedOver(timeOfDay(card.handedOverAt, zone))}
      </span>
    );
  if (card.declined !== null)
    return (
      <span class="tag tag--attention">
        <Icon name="warning" />
        {w.declined(decline.reasons[card.declined as keyof typeof decline.reasons] ?? card.declined)}
      </span>
    );
  return (
    <span class={card.state === 'ready' ? 'tag tag--good' : 'tag'}>
      {card.state === 'ready' ? dossierState.ready : dossierState.received}
    </span>
  );
};
