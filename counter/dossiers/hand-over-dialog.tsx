import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import { readCitizenCard } from '../citizen-card.ts';
import type { Desk } from '../console/desk.ts';
import { DeskDialog } from '../dialogs/desk-dialog.tsx';
import { useScan } from '../scan/use-scan.ts';
import type { DossierCode, TicketId } from '../views.ts';
import {
  type CardCheck,
  emptyHandOver,
  type HandOverEvent,
  handOverStep,
  mayHandOver,
  type RepresentativeField,
} from './hand-over-form.ts';
import { useDossier } from './use-dossier.ts';

export type HandOverDialogProps = {
  readonly desk: Desk;
  readonly ticket: TicketId;
  readonly dossier: DossierCode;
};

/** To the applicant, or to another with a letter; who and which letter go to the vault. A scanned card is compared. */
export const HandOverDialog = ({ desk, ticket, dossier }: HandOverDialogProps): JSX.Element => {
  const w = words(counterWords).handOver;
  const applicant = useDossier(desk, dossier).value?.applicant ?? null;
  const form = useSignal(emptyHandOver);
  const step = (event: HandOverEvent): void => {
    form.value = handOverStep(form.value, event);
  };
  useScan(desk, (text) =>
    step({ type: 'scanned', reading: readCitizenCard(text), applicant: applicant?.idNumber ?? null }),
  );
  const { other, typed, card } = form.value;
  const field = (key: RepresentativeField): JSX.Element => (
    <label class="field">
      <span class="field__label">{w[key]}</span>
      <input
        class="field__input"
        autocomplete="off"
        value={typed[key]}
        onInput={(event) => step({ type: 'typed', field: key, text: event.currentTarget.value })}
      />
    </label>
  );
  const choice = (toOther: boolean, title: string, text: string): JSX.Element => (
    <label class="choices__one choices__one--wide">
      <input
        type="radio"
        name="to"
        checked={other === toOther}
        onChange={() => step({ type: 'to_chosen', other: toOther })}
      />
      <span>
        <strong>{title}</strong>
        <small class="quiet choices__more">{text}</small>
      </span>
    </label>
  );
  return (
    <DeskDialog
      desk={desk}
      title={w.title}
      text={dossier}
      enterSends={false}
      go={w.go}
      mayGo={mayHandOver(form.value)}
      onGo={() => desk.press({ kind: 'hand_over', body: { ticket, dossier, representative: other ? typed : null } })}
    >
      <fieldset class="choices">
        {choice(false, w.toApplicant, w.toApplicantText(applicant?.name ?? '…'))}
        {choice(true, w.toOther, w.toOtherText)}
      </fieldset>
      {card === null ? <p class="quiet">{w.scanHint}</p> : <CardSays card={card} other={other} />}
      {other ? (
        <>
          {field('name')}
          {field('idNumber')}
          {field('letter')}
          {mayHandOver(form.value) ? null : <p class="quiet">{w.wrong}</p>}
        </>
      ) : null}
    </DeskDialog>
  );
};

/** Whether the card belongs to the person who is chosen to receive the result. */
const CardSays = ({ card, other }: { card: CardCheck; other: boolean }): JSX.Element => {
  const { handOver: w, receive } = words(counterWords);
  if (card.is === 'unreadable') return <CardLine bad text={receive.cardProblem[card.why]} />;
  if (card.is === 'incomparable') return <CardLine bad text={w.cardIncomparable(card.name)} />;
  if (card.is === 'applicant')
    return <CardLine bad={other} text={other ? w.cardOfApplicantNotOther(card.name) : w.cardOfApplicant(card.name)} />;
  return <CardLine bad={!other} text={other ? w.cardOfOther(card.name) : w.cardOfAnother(card.name)} />;
};

const CardLine = ({ bad, text }: { bad: boolean; text: string }): JSX.Element => (
  <p class={bad ? 'notice notice--bad' : 'notice notice--good'} role={bad ? 'alert' : 'status'}>
    <Icon name={bad ? 'warning' : 'check'} />
    <span class="notice__text">{text}</span>
  </p>
);
