import { statSync } from 'node:fs';
import { z } from 'zod';
import { branchId } from '../../wire/http/fields.ts';
import { MISSING, readChecked, writeChecked } from '../checked-file.ts';
import { type Doubts, noDoubts } from '../doubts.ts';
import { alone, lockIfFree } from '../file-lock.ts';
import type { Clock, Random } from '../ports.ts';
import { systemRefusal } from '../start-fault.ts';

const place = z.object({
  branch: branchId,
  /** A name where a person gave it one; else null. */
  name: z.string().nullable(),
  hash: z.string(),
  /** The day it was last signed in at. */
  seen: z.int(),
});
type Place = z.output<typeof place>;

/**
 * The machines at which somebody has signed in before, each with a token of its own that its browser keeps: there a PIN is
 * counted apart from what strangers type elsewhere. A file of the data folder; lost, every machine is a stranger's once more.
 */
export interface Places {
  /** A token for a machine that had none; told once and never again. */
  admit(branch: string, name?: string): string;
  /** A name for the machine to count by; null when nobody has signed in there. */
  knows(branch: string, token: string | null): string | null;
  named(branch: string): readonly string[];
  remove(branch: string, name: string): boolean;
}

export const PLACES_FILE = 'places.json';
const MOST_OF_A_BRANCH = 300;
const DAY_MS = 24 * 60 * 60_000;

interface Parts {
  /** With the house's own secret: when that changes, no place is known any more. */
  readonly seal: (text: string) => string;
  readonly random: Random;
  readonly clock: Clock;
  readonly doubts?: Doubts;
  /** For a server that goes on: what the disk does not take now is known until the server ends, and told. */
  readonly goesOn?: boolean;
}

export function openPlaces(file: string, parts: Parts): Places {
  const { seal, random, clock, doubts = noDoubts } = parts;
  let places: readonly Place[] = [];
  let readAt = '';
  const unwritten = `${file}, as it should be`;
  const hashOf = (token: string): string => seal(`place ${token}`);
  const today = (): number => Math.floor(clock.now() / DAY_MS);

  function reload(): void {
    const version = versionOf(file);
    if (version === readAt) return;
    readAt = version;
    const read = readPlaces(file);
    places = read ?? [];
    if (read !== null) return;
    doubts.raise(
      file,
      `${file} is damaged: every computer is a stranger’s until somebody has signed in there. ${ANEW}`,
    );
    write();
  }
  function write(): void {
    try {
      writeChecked(file, places);
      readAt = versionOf(file);
      doubts.end(unwritten);
    } catch (error) {
      const refusal = systemRefusal(error);
      if (refusal === null || parts.goesOn !== true) throw error;
      doubts.raise(unwritten, `${refusal}: computers where somebody signs in now are known until the server ends`);
    }
  }
  const change = (branch: string, next: (own: readonly Place[]) => readonly Place[]): void =>
    aloneOrNot(() => {
      reload();
      const own = places.filter((one) => one.branch === branch);
      // Those that were longest not signed in at make room.
      const kept = next(own)
        .toSorted((a, b) => a.seen - b.seen)
        .slice(-MOST_OF_A_BRANCH);
      places = [...places.filter((one) => one.branch !== branch), ...kept];
      write();
    });
  /** A server on a full disk, or beside a command that hangs, cannot have the lock, and lets people sign in all the same. */
  function aloneOrNot(work: () => void): void {
    if (parts.goesOn === true) {
      const lock = lockIfFree(file);
      try {
        work();
      } finally {
        lock?.release();
      }
    } else alone(file, work);
  }

  return {
    admit(branch, name) {
      const token = `p.${Buffer.from(random.bytes(24)).toString('base64url')}`;
      const fresh = { branch: branchId.parse(branch), name: name ?? null, hash: hashOf(token), seen: today() };
      change(branch, (own) => [...own.filter((one) => name === undefined || one.name !== name), fresh]);
      return token;
    },
    knows(branch, token) {
      if (token === null) return null;
      reload();
      const hash = hashOf(token);
      const found = places.find((one) => one.hash === hash && one.branch === branch);
      if (found === undefined) return null;
      if (found.seen < today())
        change(branch, (own) => own.map((one) => (one.hash === hash ? { ...one, seen: today() } : one)));
      return hash;
    },
    named(branch) {
      reload();
      return places.flatMap((one) => (one.branch === branch && one.name !== null ? [one.name] : []));
    },
    remove(branch, name) {
      reload();
      const before = places.length;
      change(branch, (own) => own.filter((one) => one.name !== name));
      return places.length < before;
    },
  };
}

/** Empty while there is no file. */
function versionOf(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino}/${found.mtimeNs}/${found.size}`;
}

const ANEW = 'A new one begins';

/** Null when it is damaged: it knows no place then, and people sign in as at a new machine. */
function readPlaces(file: string): readonly Place[] | null {
  const read = readChecked(file);
  if (read === MISSING) return [];
  return z.array(place).safeParse(read).data ?? null;
}
