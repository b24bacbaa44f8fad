import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, lstatSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
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
      if (journalExists)
        throw new JournalFault('wrongKey', `the vault key ${file} is missing: put it back from its backup`);
      // Where its disk is not there yet, a key of our own would stand in its place.
      if (lstatSync(file, { throwIfNoEntry: false }) !== undefined)
        throw new JournalFault('wrongKey', `the vault key ${file} is a link to what is not there`);
      writeKey(file);
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

/** Under another name first: a power cut in the middle must not leave half a key. */
function writeKey(file: string): void {
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    writeSync(handle, `${randomBytes(VAULT_KEY_BYTES).toString('hex')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
