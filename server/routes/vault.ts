import { as, type VaultRef } from '../../queue/ids.ts';
import type { House } from '../house.ts';
import type { VaultWrite } from '../journal/port.ts';

/** Personal data of a dossier is kept so long after it was last written; then the vault erases it. */
const KEPT_MS = 5 * 365 * 24 * 60 * 60_000;

/** Personal data goes to the vault, in the append's own transaction; the event holds the reference alone. */
export function vaultPut(
  house: House,
  written: { readonly at: number },
  content: object,
  words: readonly string[] = [],
): { readonly ref: VaultRef; readonly write: VaultWrite } {
  const ref = as<VaultRef>(Buffer.from(house.random.bytes(16)).toString('base64url'));
  // Never counted from before the stream's newest entry: a machine that woke up in 1970 would erase at the next sweep.
  const eraseAfter = Math.max(house.clock.now(), written.at) + KEPT_MS;
  const write = { kind: 'put', ref, content: Buffer.from(JSON.stringify(content)), eraseAfter, words } as const;
  return { ref, write };
}

/** A row that is damaged is missing like one that was erased, and written down: it is to be had from a backup. */
export async function readVault<T>(
  house: House,
  branch: string,
  refs: readonly VaultRef[],
): Promise<ReadonlyMap<VaultRef, T>> {
  const rows = new Map<VaultRef, T>();
  for (const [ref, content] of await house.journal.readVault(branch, refs)) {
    if (content === null) house.log.error('vault_row_damaged', { branch, ref });
    else rows.set(as<VaultRef>(ref), JSON.parse(Buffer.from(content).toString()) as T);
  }
  return rows;
}
