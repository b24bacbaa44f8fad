import type { DossierState } from '../../queue/dossier/state.ts';
import { as, type DossierCode } from '../../queue/ids.ts';
import type { BranchLoop } from '../branch/branch-loop.ts';
import type { Journal } from '../journal/port.ts';
import type { Timers } from '../ports.ts';
import { type Found, Gathered, LISTED } from './gathered.ts';
import { dossierOfCode } from './look-up.ts';
import { readPeople } from './read-people.ts';
import { searchedWords, withNumbersWhole, wordsOf } from './search-words.ts';

/** What may be done in one turn of the event loop, in codes that are looked at: half a millisecond. */
const CODES_A_TURN = 1_024;
/** A row of the vault is read and unsealed: 32 of them in a turn take about 1 ms. */
const ROWS_A_TURN = 32;
/** A search of which so many rows were read for nothing wants another word. */
const MOST_ROWS = 2_048;
/** A part of a code is looked for among so many of the shelf, some years; a whole one, or one of a day, among all. */
const MOST_CODES = 200_000;

/**
 * Finds the dossiers of one branch, on the shelf or off it, by words of a code, a name, an identity number or a phone. Nothing
 * is kept in memory: people are found by the journal's index of hashed words, and the vault is asked whether it is so.
 */
export interface DossierFinder {
  /** Null when the same asker has asked for something else meanwhile: nobody waits for this any more. */
  find(typed: string, asker: string): Promise<Found | null>;
}

interface Parts {
  readonly loop: Pick<BranchLoop, 'branch' | 'folded'>;
  readonly journal: Pick<Journal, 'readVault' | 'found' | 'shelved' | 'shelvedCodes'>;
  readonly timers: Timers;
}

export function createDossierFinder({ loop, journal, timers }: Parts): DossierFinder {
  const { branch } = loop;
  const newestOf = new Map<string, number>();
  const turn = (): Promise<void> => new Promise((resolve) => timers.after(0, () => resolve()));
  const held = (): DossierState => loop.folded().state.dossiers;
  const agency = (): string => loop.folded().state.line.plan?.catalogue.branch.agency ?? '';

  async function byPerson(words: readonly string[], gathered: Gathered, overtaken: () => boolean): Promise<void> {
    const groups = searchedWords(words);
    let before: number | null = null;
    let rows = 0;
    while (groups.length > 0) {
      const { entries, next } = await journal.found(branch, groups, before);
      for (let from = 0; from < entries.length; from += ROWS_A_TURN) {
        const some = entries.slice(from, from + ROWS_A_TURN);
        await gathered.add(await readPeople(journal, branch, some, words));
        await turn();
        if (overtaken() || gathered.isFull) return;
      }
      rows += entries.length;
      if (next === null) return;
      if (rows >= MOST_ROWS) {
        gathered.isPart = true;
        return;
      }
      before = next;
      await turn();
      if (overtaken()) return;
    }
  }

  /** Of the state first, then of the shelf. */
  async function byCode(words: readonly string[], gathered: Gathered, overtaken: () => boolean): Promise<void> {
    const holds = (code: string): boolean => words.every((word) => code.toLowerCase().includes(word));
    const [day = ''] = words;
    // Those of a day stand together.
    const prefix = words.length === 1 && DAY_PART.test(day) ? `${agency()}-${day}` : '';
    let looked = 0;
    let some: DossierCode[] = [];
    for (const code of held().dossiers.keys()) {
      if (holds(code)) some.push(code);
      if (++looked % CODES_A_TURN > 0) continue;
      await turn();
      if (overtaken()) return;
    }
    await gathered.add(some.reverse());
    let before = prefix === '' ? null : `${prefix}\uffff`;
    for (looked = 0; !gathered.isFull; ) {
      const codes = await journal.shelvedCodes(branch, before, CODES_A_TURN);
      some = codes.filter((code) => holds(code) && code.startsWith(prefix)).map((code) => as<DossierCode>(code));
      await gathered.add(some);
      looked += codes.length;
      before = codes.at(-1) ?? null;
      if (codes.length < CODES_A_TURN || before === null || !before.startsWith(prefix)) return;
      if (looked >= MOST_CODES) {
        gathered.isPart = true;
        return;
      }
      await turn();
      if (overtaken()) return;
    }
  }

  async function newest(): Promise<Found> {
    const gathered = new Gathered(loop, journal);
    const codes: DossierCode[] = [];
    for (const [code] of held().dossiers.entriesReversed()) if (codes.push(code) > LISTED) break;
    await gathered.add(codes);
    if (!gathered.isFull)
      await gathered.add((await journal.shelvedCodes(branch, null, LISTED + 1)).map((code) => as<DossierCode>(code)));
    return gathered.found;
  }

  return {
    async find(typed, asker) {
      const number = (newestOf.get(asker) ?? 0) + 1;
      newestOf.set(asker, number);
      const overtaken = (): boolean => newestOf.get(asker) !== number;
      const words = wordsOf(typed);
      if (words.length === 0) return newest();
      const code = codeNamed(words, agency());
      const named = code === null ? undefined : await dossierOfCode(journal, loop, code);
      if (named !== undefined) return { dossiers: [named], more: false };
      const gathered = new Gathered(loop, journal);
      const whole = withNumbersWhole(words);
      await byPerson(whole, gathered, overtaken);
      // Two numbers of a person, one after the other, are no groups of one.
      if (whole.length < words.length && gathered.isEmpty && !overtaken()) await byPerson(words, gathered, overtaken);
      if (!gathered.isFull && !overtaken() && words.every((word) => CODE_PART.test(word)))
        await byCode(words, gathered, overtaken);
      return overtaken() ? null : gathered.found;
    },
  };
}

/** What can stand in a code: `h26.01`, `261122-0007`, `0007`; a longer row of digits is of a person. */
const CODE_PART = /^[a-z]?\d{1,7}(?:[.-]\d{0,7})*$/;
const DAY_PART = /^\d{6}(?:-\d*)?$/;
const DAY_AND_SEQUENCE = /^\d{6}-\d{4,7}$/;

/** The code that was typed whole, or without its agency; null when it was something else. */
function codeNamed(words: readonly string[], agency: string): DossierCode | null {
  const [word = ''] = words;
  if (words.length !== 1) return null;
  return as<DossierCode>(DAY_AND_SEQUENCE.test(word) ? `${agency}-${word}` : word.toUpperCase());
}
