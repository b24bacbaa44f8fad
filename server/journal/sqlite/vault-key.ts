import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { writeWhole } from '../../owned-files.ts';
import { systemRefusal } from '../../start-fault.ts';
import { causeOf, JournalFault } from './fault.ts';
import { VAULT_KEY_BYTES } from './seal.ts';

/**
 * The vault's key: 64 hex digits in a file of its own that only the server may read, made on the first start. A backup
 * of the journal without it holds no readable personal data. `journalExists`: then a missing key is never replaced,
 * since a new one could not open the vault.
 */
export function loadVaultKey(file: string, journalExists: boolean): Uint8Array {
  try {
    if (!existsSync(file)) {
      if (journalExists) throw new JournalFault('wrongKey', `the vault key ${file} is missing`);
      // Where its disk is not there yet, a key of our own would stand in its place.
      if (lstatSync(file, { throwIfNoEntry: false }) !== undefined)
        throw new JournalFault('wrongKey', `the vault key ${file} is a link to what is not there`);
      writeWhole(file, `${randomBytes(VAULT_KEY_BYTES).toString('hex')}\n`, { synced: true });
    }
    const text = readFileSync(file, 'utf8').trim();
    if (!new RegExp(`^[0-9a-f]{${VAULT_KEY_BYTES * 2}}$`).test(text)) {
      throw new JournalFault('wrongKey', `the vault key ${file} does not hold ${VAULT_KEY_BYTES * 2} hex digits`);
    }
    return new Uint8Array(Buffer.from(text, 'hex'));
  } catch (error) {
    if (error instanceof JournalFault) throw error;
    throw new JournalFault(
      'unreadable',
      `the vault key ${file} cannot be used. ${systemRefusal(error) ?? causeOf(error)}`,
    );
  }
}

const BEGINS = 'SQLite format 3\0';

/** A key that is missing beside what is no journal at all is not all that is wrong. Throws a JournalFault. */
export function refuseForeign(journal: string, keyFile: string): void {
  if (existsSync(keyFile) || !existsSync(journal)) return;
  const head = Buffer.alloc(BEGINS.length);
  const handle = openSync(journal, 'r');
  try {
    readSync(handle, head);
  } finally {
    closeSync(handle);
  }
  if (head.toString('latin1') === BEGINS) return;
  throw new JournalFault(
    'corrupted',
    `the journal ${journal} is damaged (it is no journal, or its first page is damaged), and the vault key ${keyFile} is missing, whose copy is needed as well`,
  );
}
