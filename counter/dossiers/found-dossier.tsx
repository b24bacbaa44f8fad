import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import type { DossierAnswer } from '../../wire/http/dossiers.ts';
import { counterWords } from '../../words/counter/words.ts';
import { dateOf, dateOfDay, timeOfDay } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { serviceName } from '../catalogue-names.ts';
import { isBusy } from '../console/console-flow.ts';
import type { Desk } from '../console/desk.ts';
import type { PresentCard } from '../views.ts';

import { DossierNotes } from './dossier-notes.tsx';

type FoundDossierProps = {
  readonly desk: Desk;
  readonly present: PresentCard | null;
  readonly dossier: DossierAnswer;
};

/** A dossier that the search found: whose, how far, and what can be done with it from here. */
export const FoundDossier = ({ desk, present, dossier }: FoundDossierProps): JSX.Element => {
  const { dossiers: w, decline, receipt } = words(counterWords);
  const { dossierState } = words(sharedWords);
  const off = isBusy(desk.state.value);
  const { applicant, code, declined, handedOver, state } = dossier;
  const zone = desk.link.screen.timeZone;
  const joinable =
    state === 'ready' && present?.category === 'collection' && !present.dossiers.some((card) => card.code === code);
  return (
    <li class="dossier">
      <div class="dossier__about">
        <p class="dossier__who">
          {applicant?.name ?? w.erased}
          {applicant === null ? null : <span class="dossier__id">{applicant.idNumber}</span>}
        </p>
        <p class="dossier__service">{serviceName(desk.link.catalogue.value, dossier.service)}</p>
        <p class="dossier__facts">
          <span translate={false}>{code}</span>
          <span class={state === 'in_progress' ? 'tag' : 'tag tag--good'}>
            {state === 'in_progress' ? null : <Icon name="check" />}
            {handedOver !== null
              ? `${w.handedOver(timeOfDay(handedOver.at, zone))} ${dateOf(handedOver.at, zone)}`
              : state === 'ready'
                ? dossierState.ready
                : dossierState.received}
          </span>
          {declined === null ? null : (
            <span class="tag tag--attention">
              <Icon name="warning" />
              {w.declined(decline.reasons[declined.reason])}
            </span>
          )}
          {state === 'handed_over' ? null : <span>{w.due(dateOfDay(dossier.due))}</span>}
        </p>
        <DossierNotes dossier={dossier} zone={zone} />
      </div>
      <div class="dossier__deeds">
        {joinable ? (
          <Button
            kind="good"
            icon="plus"
            off={off}
            onPress={() => desk.press({ kind: 'join', ticket: present.ticket, dossiers: [code], receipts: [] })}
          >
            {w.join}
          </Button>
        ) : null}
        {state === 'in_progress' ? (
          <Button off={off} onPress={() => desk.press({ kind: 'ready', dossier: code })}>
            {w.ready}
          </Button>
        ) : null}
        {state === 'ready' ? (
          <Button kind="bare" off={off} onPress={() => desk.press({ kind: 'withdraw', dossier: code })}>
            {w.withdraw}
          </Button>
        ) : null}
        <Button
          kind="bare"
          icon="printer"
          onPress={() =>
            desk.tell({ type: 'dialog_opened', dialog: { name: 'receipt', dossier: code, due: dossier.due } })
          }
        >
          {receipt.see}
        </Button>
      </div>
    </li>
  );
};
