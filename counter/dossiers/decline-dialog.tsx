import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import { DeskDialog } from '../dialogs/desk-dialog.tsx';
import type { DeclineReason } from '../views.ts';
import type { HandOverDialogProps } from './hand-over-dialog.tsx';

/** Not handed over, with a reason: the result stays ready. */
export const DeclineDialog = ({ desk, ticket, dossier }: HandOverDialogProps): JSX.Element => {
  const w = words(counterWords).decline;
  const reason = useSignal<DeclineReason | null>(null);
  const note = useSignal('');
  const needed = reason.value === 'other' && note.value.trim() === '';
  return (
    <DeskDialog
      desk={desk}
      title={w.title}
      text={`${dossier}. ${w.text}`}
      go={w.go}
      mayGo={reason.value !== null && !needed}
      onGo={() => {
        if (reason.value === null) return;
        const said = note.value.trim();
        desk.press({
          kind: 'decline',
          body: { ticket, dossier, reason: reason.value, note: said === '' ? null : said },
        });
      }}
    >
      <fieldset class="choices">
        {(Object.keys(w.reasons) as DeclineReason[]).map((name) => (
          <label key={name} class="choices__one choices__one--wide">
            <input
              type="radio"
              name="reason"
              checked={reason.value === name}
              onChange={() => {
                reason.value = name;
              }}
            />
            <span>{w.reasons[name]}</span>
          </label>
        ))}
      </fieldset>
      <label class="field">
        <span class="field__label">{w.note}</span>
        <input
          class="field__input"
          maxLength={400}
          value={note.value}
          onInput={(event) => {
            note.value = event.currentTarget.value;
          }}
        />
        {needed ? <span class="field__error">{w.noteNeeded}</span> : null}
      </label>
    </DeskDialog>
  );
};
