import { copyFileSync, existsSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { alone } from '../file-lock.ts';
import { giveToOwner } from '../owned-files.ts';
import type { Clock } from '../ports.ts';
import { highestCount, writeCounted } from './counted-file.ts';
import { KEYS_FILE, readKeys } from './keys-file.ts';

/** What was named cannot be put back: the message is one line for whoever typed it. */
export class NothingToPutBack extends Error {}

/**
 * Puts the keys of a backup in place of the data folder's own, whatever state these are in, and touches nothing else. With a count
 * above any that was there, so that a running server and the next start take them for the newest. Answers where the old ones are
 * kept, null where none were. Throws NothingToPutBack or DamagedKeys, and has changed nothing then.
 *
 * @param named a backup, or its keys.json
 */
export function putBackKeys(named: string, own: string, clock: Clock): string | null {
  const path = resolve(named);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const file = isFolder ? join(path, KEYS_FILE) : path;
  if (!existsSync(file)) throw new NothingToPutBack(`${file}: there is no such file; nothing was changed`);
  if (existsSync(own) && realpathSync(file) === realpathSync(own))
    throw new NothingToPutBack(`${file} is the data folder’s own: name a backup, or its keys.json`);
  const { counted } = readKeys(file);
  return alone(own, () => {
    const aside = `${own}.before-${clock.now()}`;
    const wasThere = existsSync(own);
    if (wasThere) {
      copyFileSync(own, aside);
      giveToOwner(aside, aside);
    }
    writeCounted(own, counted.content, Math.max(highestCount(own), counted.count) + 1);
    return wasThere ? aside : null;
  });
}
