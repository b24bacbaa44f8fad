import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { words } from '../ui/language.ts';
import type { DossierAnswer } from '../wire/http/dossiers.ts';
import { officeWords } from '../words/office/words.ts';
import { Ask } from './ask.tsx';
import type { Desk } from './desk.ts';
import { DossierByCode } from './dossier-by-code.tsx';

/** Somebody asks for what is known of them to be erased. */
export const EraseDialog = ({ desk }: { desk: Desk }): JSX.Element => {
  const w = words(officeWords).erase;
  const found = useSignal<DossierAnswer | null>(null);
  const dossier = found.value?.state === 'handed_over' ? found.value.code : null;
  return (
    <Ask
      desk={desk}
      title={w.title}
      go={w.go}
      order={dossier === null ? null : { kind: 'erase_personal_data', dossier }}
    >
      <p>{w.text}</p>
      <DossierByCode desk={desk} found={found} />
    </Ask>
  );
};
