import type { DossierCode } from '../../queue/ids.ts';
import type { Applicant } from '../../wire/http/dossiers.ts';
import { eventOf } from '../branch/branch-stream.ts';
import type { Fact, Journal } from '../journal/port.ts';
import { isIn, textOf } from './search-words.ts';

/** Of the entries by which dossiers were received the codes of those whose code and applicant hold every word. */
export async function readPeople(
  journal: Pick<Journal, 'readVault'>,
  branch: string,
  entries: readonly Fact[],
  words: readonly string[],
): Promise<readonly DossierCode[]> {
  const received = entries.map(eventOf).filter((event) => event.type === 'DossierReceived');
  const rows = await journal.readVault(
    branch,
    received.map(({ applicant }) => applicant),
  );
  return received
    .filter(({ dossier, applicant }) => {
      const row = rows.get(applicant);
      if (row === undefined || row === null) return false;
      const text = `${dossier.toLowerCase()} ${textOf(JSON.parse(Buffer.from(row).toString()) as Applicant)}`;
      return words.every((word) => isIn(text, word));
    })
    .map(({ dossier }) => dossier);
}
