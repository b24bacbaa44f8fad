import { accessSync, constants, existsSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { WrongSetting } from './settings.ts';
import { systemRefusal } from './start-fault.ts';

/** Our files, and those that stand beside one of them: what is being written anew, a count, a mark, a log. */
const OURS =
  /^(journal\.|keys\.json|places\.json|ended-sessions\.json|clock\.json|clock-is-right\.json|vault\.key|server\.lock)/;
/** What SQLite writes in place; the others are read, and replaced whole. */
const WRITTEN = /\.(sqlite|sqlite-wal|sqlite-shm|lock)$/;

/** Nobody else on the machine reads what is done in the hall. */
const OWNER_ALONE = 0o700;

/** The data folder, made when it is missing, for this user alone. Throws WrongSetting when it, or a file of it, cannot be used. */
export function openDataFolder(setting: string): string {
  const folder = resolve(setting);
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const name of readdirSync(folder)) if (OURS.test(name)) checkFile(join(folder, name));
  } catch (error) {
    if (error instanceof WrongSetting) throw error;
    throw new WrongSetting(`MOTCUA_DATA=${setting}: cannot be the data folder. ${systemRefusal(error)}`);
  }
  return folder;
}

/** One after the other: where the system lets nobody make any (/proc), Node's `recursive` never ends (26.10). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: OWNER_ALONE });
}

function checkFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) {
    // SQLite's own files come and go while another server works here; a link to nothing stays.
    const link = lstatSync(file, { throwIfNoEntry: false });
    if (link === undefined) return;
    throw new WrongSetting(`${file}: is a link to what is not there`);
  }
  if (!found.isFile())
    throw new WrongSetting(`${file}: is ${found.isDirectory() ? 'a folder' : 'no file'}, where a file should be`);
  accessSync(file, WRITTEN.test(file) ? constants.R_OK | constants.W_OK : constants.R_OK);
}
