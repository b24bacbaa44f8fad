import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/**
 * A small JSON file that is always written whole, with a check inside, so that a damage is found, and a count that rises with
 * each write and also stands in a file beside it, so that an old copy in its place is found: it would let in whom somebody has
 * since turned away.
 */
export interface Counted {
  readonly count: number;
  readonly content: Readonly<Record<string, unknown>>;
}

export type CountedRead = Counted | 'missing' | 'damaged' | 'unreadable' | 'old';

export const countFile = (file: string): string => `${file}.count`;

/** One that was written by a version without check and count is read as it stands. */
export function readCounted(file: string): CountedRead {
  const known = knownCount(file);
  if (!existsSync(file)) return known === 0 ? 'missing' : 'old';
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return 'unreadable';
  }
  const parsed = parsedOf(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return 'damaged';
  const { check, count, ...content } = parsed as Record<string, unknown>;
  if (check === undefined && count === undefined) return known === 0 ? { count: 0, content } : 'damaged';
  if (typeof count !== 'number' || check !== checkOf(content, count)) return 'damaged';
  return count < known ? 'old' : { count, content };
}

function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The file first: a cut in between leaves a count that is too low, which proves less and nothing wrong. */
export function writeCounted(file: string, content: Readonly<Record<string, unknown>>, count: number): void {
  put(file, JSON.stringify({ ...content, count, check: checkOf(content, count) }, null, 2));
  put(countFile(file), `${count} ${crc32(String(count)).toString(16)}\n`);
}

/** Another file is to stand in its place, by a person's will: whatever its count, it is the newest. */
export function forgetCount(file: string): void {
  rmSync(countFile(file), { force: true });
}

function put(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  chmodSync(file, 0o600);
}

/** 0 when it cannot be read: then the count inside the file is all there is. */
function knownCount(file: string): number {
  try {
    const [count = '', check] = readFileSync(countFile(file), 'utf8').trim().split(' ');
    return check === crc32(count).toString(16) ? Number(count) : 0;
  } catch {
    return 0;
  }
}

const checkOf = (content: Readonly<Record<string, unknown>>, count: number): string =>
  crc32(JSON.stringify([content, count]))
    .toString(16)
    .padStart(8, '0');
