import { accessSync, constants, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { WrongSetting } from './settings.ts';
import { systemRefusal } from './start-fault.ts';

/** Our files, and those that stand beside one of them: what is being written anew, a count, a mark, a log. */
const OURS =
  /^(journal\.|keys\.json|places\.json|ended-sessions\.json|clock\.json|clock-is-right\.json|vault\.key|server\.lock)/;
/** What SQLite writes in place; the others are read, and replaced whole. */
const WRITTEN = /\.(sqlite|sqlite-wal|sqlite-shm|lock)$/;

/** The data folder, made when it is missing. Throws WrongSetting when it, or a file of it, cannot be used. */
export function openDataFolder(setting: string): string {
  const folder = resolve(setting);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const name of readdirSync(folder)) if (OURS.test(name)) checkFile(join(folder, name));
  } catch (error) {
    if (error instanceof WrongSetting) throw error;
    throw new WrongSetting(`MOTCUA_DATA=${setting}: cannot be the data folder. ${systemRefusal(error)}`);
  }
  return folder;
}

function checkFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) {
    // SQLite's own files come and go while another server works here; a link to nothing stays.
    const link = lstatSync(file, { throwIfNoEntry: false });
    if (link === undefined) return;
    throw new WrongSetting(`${file}: is a link to what is not there`);
  }
  if (!found.isFile()) throw new WrongSetting(`${file}: is a folder, where a file should be`);
  accessSync(file, WRITTEN.test(file) ? constants.R_OK | constants.W_OK : constants.R_OK);
}
