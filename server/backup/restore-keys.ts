import { existsSync } from 'node:fs';
import { type Counted, countFile, highestCount } from '../people/counted-file.ts';
import { DamagedKeys, readKeys } from '../people/keys-file.ts';

/** The keys of devices and people that a restore puts in place. */
export interface RestoredKeys {
  readonly content: Counted['content'];
  /** Never lower than any that was there: an old copy that is put in its place later is found. */
  readonly count: number;
  /** What the operator is told of it; null when nothing is another than it was. */
  readonly told: string | null;
}

const BROUGHT_BACK =
  'Devices, people and PINs are those of the backup: who was turned away since may be let in again, and an old PIN is good again. Look through them (npm run keys -- list), and turn them away again';

/**
 * The data folder's own where they are whole and newer than the backup's: those were turned away whom the backup still lets in.
 * Throws DamagedKeys where what is needed is damaged.
 */
export function keysOfBackup(backup: string, own: string): RestoredKeys {
  const { counted, content } = readKeys(backup);
  const kept = wholeKeys(own);
  if (kept !== null && kept.content.sessionSecret === content.sessionSecret) {
    const { counted: now } = kept;
    if (JSON.stringify(now.content) === JSON.stringify(counted.content)) return ownKeys(own);
    if (now.count > counted.count)
      return {
        ...ownKeys(own),
        told: 'The keys.json of this data folder is newer than the backup’s and stays: who was turned away since the backup stays out. To take the backup’s all the same: npm run keys -- put-back <backup>',
      };
  }
  return { content: counted.content, count: Math.max(highestCount(own), counted.count) + 1, told: BROUGHT_BACK };
}

/** They stay as they are. Throws DamagedKeys. */
export function ownKeys(own: string): RestoredKeys {
  const { counted } = readKeys(own);
  return { content: counted.content, count: Math.max(highestCount(own), counted.count), told: null };
}

/** What is told where no keys are to be had; where there have been some, the next start says so too. */
export const noKeysTold = (own: string): string =>
  existsSync(countFile(own))
    ? `There is no keys.json, though there was one: put it back (npm run keys -- put-back <backup>), or remove ${countFile(own)} and register devices and people anew (npm run keys).`
    : 'There is no keys.json: register devices and people anew (npm run keys).';

function wholeKeys(file: string): ReturnType<typeof readKeys> | null {
  if (!existsSync(file)) return null;
  try {
    return readKeys(file);
  } catch (error) {
    if (error instanceof DamagedKeys) return null;
    throw error;
  }
}
