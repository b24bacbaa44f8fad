import { SHELF_VERSION } from '../../queue/branch/shelf.ts';
import type { BranchId, VaultRef } from '../../queue/ids.ts';
import type { Applicant } from '../../wire/http/dossiers.ts';
import { eventOf } from '../branch/branch-stream.ts';
import type { Fact, Journal } from '../journal/port.ts';
import { indexWords } from './search-words.ts';

/** So many rows of the vault are read between two turns of the event loop: about 1 ms. */
const ROWS_A_TURN = 32;

interface Person {
  readonly ref: VaultRef;
  readonly seq: number;
}

/**
 * Gives words to the people whom an older program wrote into the vault without: until it is through, a search does not find
 * them all. Beside the work of the day, and from the start again when it was cut off. `turn` gives way to others; it says
 * whether to go on.
 */
export async function indexPeople(journal: Journal, branch: BranchId, turn: () => Promise<boolean>): Promise<void> {
  const wordless = (await journal.shelfMark(branch))?.wordless ?? 0;
  if (wordless === 0) return;
  for await (const page of journal.facts(branch, 0)) {
    const people = page.flatMap((fact) => (fact.seq <= wordless ? applicantOf(fact) : []));
    for (let from = 0; from < people.length; from += ROWS_A_TURN) {
      await journal.fillShelf(branch, { words: await wordsOf(people.slice(from, from + ROWS_A_TURN)) });
      if (!(await turn())) return;
    }
    if ((page.at(-1)?.seq ?? 0) >= wordless) break;
    if (!(await turn())) return;
  }
  await journal.fillShelf(branch, { mark: { version: SHELF_VERSION, wordless: 0 } });

  async function wordsOf(people: readonly Person[]) {
    const rows = await journal.readVault(
      branch,
      people.map(({ ref }) => ref),
    );
    return people.flatMap(({ ref, seq }) => {
      const row = rows.get(ref);
      if (row === undefined || row === null) return [];
      return [{ ref, seq, words: indexWords(JSON.parse(Buffer.from(row).toString()) as Applicant) }];
    });
  }
}

function applicantOf(fact: Fact): readonly Person[] {
  if (fact.type !== 'DossierReceived') return [];
  const event = eventOf(fact);
  return event.type === 'DossierReceived' ? [{ ref: event.applicant, seq: fact.seq }] : [];
}
