import type { Dossier } from '../../queue/dossier/dossier.ts';
import type { DossierState } from '../../queue/dossier/state.ts';
import { as, type DossierCode, type VaultRef } from '../../queue/ids.ts';
import type { Applicant } from '../../wire/http/dossiers.ts';
import type { Journal } from '../journal/port.ts';
import type { Timers } from '../ports.ts';

/** A clerk looks through a handful; a search that finds more wants another word. */
export const LISTED = 20;
/** Of those handed over the newest so many are searched by person, about a week's: beyond, only by code. */
const HANDED_OVER_SEARCHED = 5_000;
/** What may be done in one turn of the event loop, in looks at a dossier that is known: half a millisecond. */
const WORK_A_TURN = 1_024;
/** A row of the vault that is not in memory yet is read and unsealed: 32 of them in a turn, which takes about 1 ms. */
const WORK_OF_A_ROW = 32;

export interface Found {
  /** Newest first. */
  readonly dossiers: readonly Dossier[];
  readonly more: boolean;
}

/**
 * Finds the dossiers of one branch by words of a code, a name, an identity number or a phone. What the vault tells of people
 * is kept in memory as plain text once it was read, and nowhere else.
 */
export interface DossierFinder {
  /** Null when the same asker has asked for something else meanwhile: nobody waits for this any more. */
  find(state: DossierState, agency: string, typed: string, asker: string): Promise<Found | null>;
  /** The vault has erased this applicant. */
  forget(applicant: VaultRef): void;
}

interface Parts {
  readonly branch: string;
  readonly journal: Pick<Journal, 'readVault'>;
  readonly timers: Timers;
}

export function createDossierFinder({ branch, journal, timers }: Parts): DossierFinder {
  const texts = new Map<VaultRef, string>();
  const newestOf = new Map<string, number>();
  const turn = (): Promise<void> => new Promise((resolve) => timers.after(0, () => resolve()));

  async function read(step: readonly Candidate[]): Promise<void> {
    const unread = step.flatMap(({ dossier, people }) =>
      people && !texts.has(dossier.applicant) ? [dossier.applicant] : [],
    );
    if (unread.length === 0) return;
    const rows = await journal.readVault(branch, unread);
    for (const ref of unread) if (!texts.has(ref)) texts.set(ref, textOf(rows.get(ref)));
  }

  async function search(
    state: DossierState,
    words: readonly string[],
    overtaken: () => boolean,
  ): Promise<Found | null> {
    // Those that have been handed over long ago are forgotten with all others, and the others are read again.
    if (texts.size > 2 * (openOf(state) + HANDED_OVER_SEARCHED)) texts.clear();
    const found: Dossier[] = [];
    for (const step of steps(state, words, (ref) => texts.has(ref))) {
      await read(step);
      for (const { dossier, people } of step) {
        const text = `${dossier.code.toLowerCase()} ${people ? texts.get(dossier.applicant) : ''}`;
        if (words.every((word) => text.includes(word))) found.push(dossier);
      }
      if (found.length > LISTED) break;
      await turn();
      if (overtaken()) return null;
    }
    return { dossiers: found.slice(0, LISTED), more: found.length > LISTED };
  }

  return {
    async find(state, agency, typed, asker) {
      const number = (newestOf.get(asker) ?? 0) + 1;
      newestOf.set(asker, number);
      const words = plain(typed)
        .split(/\s+/)
        .filter((word) => word !== '');
      const named = dossierNamed(state, agency, words);
      if (named !== undefined) return { dossiers: [named], more: false };
      return await search(state, words, () => newestOf.get(asker) !== number);
    },
    forget(applicant) {
      // Not deleted: what is being read at this moment must not come back.
      texts.set(applicant, '');
    },
  };
}

/** A dossier that a search looks at; `people`: also at whose it is. */
interface Candidate {
  readonly dossier: Dossier;
  readonly people: boolean;
}

/** What is searched, newest first, in portions of one turn's work. */
function* steps(
  state: DossierState,
  words: readonly string[],
  isKnown: (applicant: VaultRef) => boolean,
): Generator<readonly Candidate[]> {
  const byCode = words.every((word) => CODE_PART.test(word));
  let openLeft = openOf(state);
  let handedOverLeft = HANDED_OVER_SEARCHED;
  let step: Candidate[] = [];
  let work = 0;
  for (const [, dossier] of state.dossiers.entriesReversed()) {
    const people = words.length > 0 && (dossier.state !== 'handed_over' || handedOverLeft > 0);
    if (dossier.state === 'handed_over') handedOverLeft -= 1;
    else openLeft -= 1;
    if (people || byCode) step.push({ dossier, people });
    work += people && !isKnown(dossier.applicant) ? WORK_OF_A_ROW : 1;
    if (work >= WORK_A_TURN) {
      yield step;
      step = [];
      work = 0;
    }
    if (!byCode && openLeft === 0 && handedOverLeft <= 0) break;
  }
  yield step;
}

/** What can stand in a code: `h26.01`, `261122-0007`, `0007`. */
const CODE_PART = /^[a-z]?\d[\d.-]*$/;
const DAY_AND_SEQUENCE = /^\d{6}-\d{4,7}$/;

/** Of a code that was typed whole, or without its agency. */
function dossierNamed({ dossiers }: DossierState, agency: string, words: readonly string[]): Dossier | undefined {
  const [word = ''] = words;
  if (words.length !== 1) return undefined;
  const code = DAY_AND_SEQUENCE.test(word) ? `${agency}-${word}` : word.toUpperCase();
  return dossiers.get(as<DossierCode>(code));
}

const openOf = ({ counts }: DossierState): number => counts.inProgress + counts.ready;

/** Empty for a row that the vault has erased. */
function textOf(row: Uint8Array | undefined): string {
  if (row === undefined) return '';
  const { name, idNumber, phone } = JSON.parse(Buffer.from(row).toString()) as Applicant;
  return plain([name, idNumber, phone?.replaceAll(/\D/g, '')].join(' '));
}

const MARKS = /\p{M}/gu;
/** Without diacritics and in lower case, as people type in a hurry. */
const plain = (text: string): string =>
  text.toLowerCase().normalize('NFD').replaceAll(MARKS, '').replaceAll('đ', 'd').trim();
