import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { WrongSetting } from './settings.ts';

/** The data folder, made when it is missing. Throws WrongSetting when it cannot be, or may not be written. */
export function openDataFolder(setting: string): string {
  const folder = resolve(setting);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new WrongSetting(`MOTCUA_DATA=${setting}: cannot be the data folder (${(error as Error).message})`);
  }
  return folder;
}
