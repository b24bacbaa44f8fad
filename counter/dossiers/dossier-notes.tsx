import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import type { DossierAnswer } from '../../wire/http/dossiers.ts';
import { counterWords } from '../../words/counter/words.ts';
import { dateOf } from '../../words/shared/times.ts';

type DossierNotesProps = { readonly dossier: DossierAnswer; readonly zone: string };

/** What was written down about the handover: who collected for the applicant, why it was not handed over, what was corrected. */
export const DossierNotes = ({ dossier, zone }: DossierNotesProps): JSX.Element | null => {
  const w = words(counterWords).dossiers;
  const { handedOver, declined, corrected } = dossier;
  const lines = [
    handedOver?.representative == null ? null : w.collector(handedOver.representative),
    handedOver?.to === 'representative' && handedOver.representative === null ? w.collectorErased : null,
    declined?.note == null ? null : w.declineNote(declined.note),
    corrected === null ? null : w.corrected(dateOf(corrected.at, zone), corrected.reason ?? w.reasonErased),
  ].filter((text) => text !== null);
  if (lines.length === 0) return null;
  return (
    <div class="dossier__notes">
      {lines.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
};
