import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import type { Desk } from '../console/desk.ts';
import { DeskDialog } from '../dialogs/desk-dialog.tsx';
import type { DossierCode, TicketId } from '../views.ts';
import { useDossier } from './use-dossier.ts';

export type HandOverDialogProps = {
  readonly desk: Desk;
  readonly ticket: TicketId;
  readonly dossier: DossierCode;
};

/** To the applicant, or to another with a letter; who and which letter go to the vault. */
export const HandOverDialog = ({ desk, ticket, dossier }: HandOverDialogProps): JSX.Element => {
  const w = words(counterWords).handOver;
  const whose = useDossier(desk, dossier).value;
  const other = useSignal(false);
  const typed = useSignal({ name: '', idNumber: '', letter: '' });
  const { name, idNumber, letter } = typed.value;
  const whole = [name, idNumber, letter].every((text) => text.trim() !== '');
  const field = (key: 'name' | 'idNumber' | 'letter'): JSX.Element => (
    <label class="field">
      <span class="field__label">{w[key]}</span>
      <input
        class="field__input"
        autocomplete="off"
        value={typed.value[key]}
        onInput={(event) => {
          typed.value = { ...typed.value, [key]: event.currentTarget.value };
        }}
      />
    </label>
  );
  return (
    <DeskDialog
      desk={desk}
      title={w.title}
      text={dossier}
      go={w.go}
      mayGo={!other.value || whole}
      onGo={() =>
        desk.press({
          kind: 'hand_over',
          body: { ticket, dossier, representative: other.value ? typed.value : null },
        })
      }
    >
      <fieldset class="choices">
        <label class="choices__one choices__one--wide">
          <input
            type="radio"
            name="to"
            checked={!other.value}
            onChange={() => {
              other.value = false;
            }}
          />
          <span>
            <strong>{w.toApplicant}</strong>
            <small class="quiet choices__more">{w.toApplicantText(whose?.applicant?.name ?? '…')}</small>
          </span>
        </label>
        <label class="choices__one choices__one--wide">
          <input
            type="radio"
            name="to"
            checked={other.value}
            onChange={() => {
              other.value = true;
            }}
          />
          <span>
            <strong>{w.toOther}</strong>
            <small class="quiet choices__more">{w.toOtherText}</small>
          </span>
        </label>
      </fieldset>
      {other.value ? (
        <>
          {field('name')}
          {field('idNumber')}
          {field('letter')}
          {whole ? null : <p class="quiet">{w.wrong}</p>}
        </>
      ) : null}
    </DeskDialog>
  );
};
