import { existsSync, readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { writeWhole } from '../owned-files.ts';

/**
 * A small JSON file that is always written whole, with a check inside, so that a damage is found, and a count that rises with
 * each write and also stands in a file beside it, so that an old copy in its place is found: it would let in whom somebody has
 * since turned away.
 */
export interface Counted {
  readonly count: number;
  readonly content: Readonly<Record<string, unknown>>;
  /** The count that stands beside it; `none` where it should and does not, or is damaged. */
  readonly beside: number | 'none';
}

export type CountedRead = Counted | 'missing' | 'damaged' | 'unreadable' | 'old';

export const countFile = (file: string): string => `${file}.count`;

/** One that was written by a version without check and count is read as it stands, where no count was ever written. */
export function readCounted(file: string): CountedRead {
  const beside = countBeside(file);
  if (!existsSync(file)) return beside === 'missing' ? 'missing' : 'old';
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return 'unreadable';
  }
  const parsed = parsedOf(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return 'damaged';
  const { check, count, ...content } = parsed as Record<string, unknown>;
  if (check === undefined && count === undefined)
    return beside === 'missing' ? { count: 0, content, beside: 0 } : 'damaged';
  if (typeof count !== 'number' || check !== checkOf(content, count)) return 'damaged';
  if (typeof beside !== 'number') return { count, content, beside: 'none' };
  return count < beside ? 'old' : { count, content, beside };
}

/** The highest count that is known of it: what takes its place must have a higher one. */
export function highestCount(file: string): number {
  const beside = countBeside(file);
  const read = readCounted(file);
  return Math.max(typeof beside === 'number' ? beside : 0, typeof read === 'string' ? 0 : read.count);
}

function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The file first: a cut in between leaves a count that is too low, which proves less and nothing wrong. */
export function writeCounted(file: string, content: Counted['content'], count: number): void {
  const text = JSON.stringify({ ...content, count, check: checkOf(content, count) }, null, 2);
  writeWhole(file, text, { synced: true });
  writeCount(file, count);
}

export function writeCount(file: string, count: number): void {
  writeWhole(countFile(file), `${count} ${crc32(String(count)).toString(16)}\n`, { synced: true });
}

function countBeside(file: string): number | 'missing' | 'damaged' {
  try {
    const [count = '', check] = readFileSync(countFile(file), 'utf8').trim().split(' ');
    return /^\d+$/.test(count) && check === crc32(count).toString(16) ? Number(count) : 'damaged';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'damaged';
  }
}

const checkOf = (content: Counted['content'], count: number): string =>
  crc32(JSON.stringify([content, count]))
    .toString(16)
    .padStart(8, '0');
