import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { words } from '../ui/language.ts';
import type { DossierAnswer } from '../wire/http/dossiers.ts';
import { officeWords } from '../words/office/words.ts';
import { Ask } from './ask.tsx';
import type { Desk } from './desk.ts';
import { DossierByCode } from './dossier-by-code.tsx';

/** A handover that was recorded by mistake, noticed when its clerk can no longer undo it. */
export const CorrectDialog = ({ desk }: { desk: Desk }): JSX.Element => {
  const w = words(officeWords).correct;
  const found = useSignal<DossierAnswer | null>(null);
  const typed = useSignal('');
  const reason = typed.value.trim();
  const mayGo = found.value?.state === 'handed_over' && reason !== '';
  return (
    <Ask
      desk={desk}
      title={w.title}
      go={w.go}
      order={mayGo && found.value !== null ? { kind: 'correct_handover', dossier: found.value.code, reason } : null}
    >
      <p class="quiet">{w.text}</p>
      <DossierByCode desk={desk} found={found} />
      <label class="field">
        <span class="field__label">{w.reason}</span>
        <input
          class="field__input"
          autocomplete="off"
          maxLength={400}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
      </label>
    </Ask>
  );
};
