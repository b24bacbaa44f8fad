import { accessSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { WrongSetting } from './settings.ts';
import { systemRefusal } from './start-fault.ts';

/** What SQLite writes in place; keys are read, and replaced whole. */
const WRITTEN = /\.(sqlite|sqlite-wal|sqlite-shm|lock)$/;
const READ = /\.(json|key)$/;

/** The data folder, made when it is missing. Throws WrongSetting when it, or a file of it, cannot be used. */
export function openDataFolder(setting: string): string {
  const folder = resolve(setting);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const name of readdirSync(folder)) checkFile(join(folder, name));
  } catch (error) {
    if (error instanceof WrongSetting) throw error;
    throw new WrongSetting(`MOTCUA_DATA=${setting}: cannot be the data folder. ${systemRefusal(error)}`);
  }
  return folder;
}

function checkFile(file: string): void {
  if (!WRITTEN.test(file) && !READ.test(file)) return;
  // SQLite's own files come and go while another server works here.
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isFile()) throw new WrongSetting(`${file}: is a folder, where a file should be`);
  accessSync(file, WRITTEN.test(file) ? constants.R_OK | constants.W_OK : constants.R_OK);
}
