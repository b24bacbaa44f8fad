import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { writeWhole } from './owned-files.ts';

/**
 * A small file that is of use and no truth, with a check inside: one that is damaged is told and made anew. What was written by
 * a version without a check is read as it stands.
 */
export function readChecked(file: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? MISSING : DAMAGED;
  }
  if (typeof parsed !== 'object' || parsed === null || !('check' in parsed) || !('content' in parsed)) return parsed;
  return parsed.check === checkOf(parsed.content) ? parsed.content : DAMAGED;
}

export const MISSING = Symbol('missing');
export const DAMAGED = Symbol('damaged');

export function writeChecked(file: string, content: unknown): void {
  writeWhole(file, JSON.stringify({ content, check: checkOf(content) }), { synced: false });
}

const checkOf = (content: unknown): string => crc32(JSON.stringify(content)).toString(16);
