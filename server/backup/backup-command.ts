import { accessSync, chmodSync, constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JournalFault } from '../journal/sqlite/fault.ts';
import { WHAT_NOW } from '../journal/sqlite/mark-check.ts';
import { checkWhole, copyJournal, sync } from '../journal/sqlite/whole-file.ts';
import { systemRefusal } from '../start-fault.ts';
import { RefusedCopy, refusalOf } from './refused-copy.ts';

const BACKUP_USAGE =
  'npm run backup -- <folder>      a new folder for the journal and keys.json; the server may be running';

interface Parts {
  /** The data folder. */
  readonly data: string;
  readonly say: (line: string) => void;
}

/** `npm run backup -- <folder>`. Rejects with a RefusedCopy or a JournalFault. */
export async function runBackupCommand(args: readonly string[], { data, say }: Parts): Promise<void> {
  const [named, ...rest] = args;
  if (named === undefined || rest.length > 0) throw new RefusedCopy(`Where to?\n${BACKUP_USAGE}`);
  const folder = resolve(named);
  const journal = join(folder, 'journal.sqlite');
  mustRead(join(data, 'journal.sqlite'), data);
  if (existsSync(journal)) throw new RefusedCopy(`${folder} holds a backup already: name a new folder`);
  const part = `${journal}.part`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await copyTo(part, data);
    copyKeys(data, folder);
    // The last step: a backup that was cut off has no journal.sqlite, and is never taken for a whole one.
    renameSync(part, journal);
    sync(folder);
  } catch (error) {
    throw refusalOf(`There is no backup in ${folder}`, error);
  }
  say(`The journal is in ${journal}, read back and found whole.`);
  say('vault.key is not beside it, on purpose: keep a copy of that file in another place.');
}

/** What this user may not look at is there all the same. */
function mustRead(journal: string, data: string): void {
  try {
    accessSync(journal, constants.R_OK);
  } catch (error) {
    const refusal = systemRefusal(error);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || refusal === null)
      throw new RefusedCopy(`There is no journal in the data folder ${data}`);
    throw new RefusedCopy(`The journal cannot be read. ${refusal}; there is no backup`);
  }
}

async function copyTo(part: string, data: string): Promise<void> {
  const from = join(data, 'journal.sqlite');
  rmSync(part, { force: true });
  try {
    await copyJournal(from, part);
    chmodSync(part, 0o600);
    checkWhole(part);
    sync(part);
  } catch (error) {
    rmSync(part, { force: true });
    // What is damaged in the copy is so in the journal.
    throw error instanceof JournalFault
      ? new JournalFault(error.reason, `${error.message.replaceAll(part, from)}; there is no backup. ${WHAT_NOW}`)
      : error;
  }
}

function copyKeys(data: string, folder: string): void {
  const keys = join(data, 'keys.json');
  if (!existsSync(keys)) return;
  const copy = join(folder, 'keys.json');
  copyFileSync(keys, copy);
  chmodSync(copy, 0o600);
  sync(copy);
}
