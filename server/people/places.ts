import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { branchId } from '../../wire/http/fields.ts';
import type { Clock, Random } from '../ports.ts';

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

/** @param seal with the house's own secret: when that changes, no place is known any more */
export function openPlaces(
  file: string,
  parts: { seal: (text: string) => string; random: Random; clock: Clock },
): Places {
  const { seal, random, clock } = parts;
  let places: readonly Place[] = [];
  let readAt = '';
  const hashOf = (token: string): string => seal(`place ${token}`);
  const today = (): number => Math.floor(clock.now() / DAY_MS);

  function reload(): void {
    const version = versionOf(file);
    if (version === readAt) return;
    readAt = version;
    places = existsSync(file) ? readPlaces(file) : [];
  }
  function change(branch: string, next: (own: readonly Place[]) => readonly Place[]): void {
    reload();
    const own = places.filter((one) => one.branch === branch);
    // Those that were longest not signed in at make room.
    const kept = next(own)
      .toSorted((a, b) => a.seen - b.seen)
      .slice(-MOST_OF_A_BRANCH);
    places = [...places.filter((one) => one.branch !== branch), ...kept];
    writeFileSync(`${file}.new`, JSON.stringify(places), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    readAt = versionOf(file);
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

/** What cannot be read knows no place: people sign in there as at a new machine. */
function readPlaces(file: string): readonly Place[] {
  try {
    return z.array(place).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
