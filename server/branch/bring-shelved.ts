import type { BranchCommand } from '../../queue/branch/branch.ts';
import { namedDossiers } from '../../queue/branch/shelf.ts';
import type { Dossier } from '../../queue/dossier/dossier.ts';
import type { BranchId, DossierCode } from '../../queue/ids.ts';
import type { Journal } from '../journal/port.ts';
import type { Folded } from './branch-stream.ts';
import { dossierOnShelf } from './shelf-row.ts';

const NONE: ReadonlyMap<DossierCode, Dossier> = new Map();

/**
 * What the commands of a batch bring along from the shelf: of the dossiers that they name and the state does not hold. Asked
 * when nothing is being appended, so that the shelf is as the state is; null when somebody else has shelved since, and the
 * stream is to be read on first.
 */
export async function bringShelved(
  journal: Journal,
  branch: BranchId,
  { state, seq }: Folded,
  batch: readonly { readonly command: BranchCommand }[],
): Promise<ReadonlyMap<DossierCode, Dossier> | null> {
  const absent = new Set<DossierCode>();
  for (const { command } of batch)
    for (const code of namedDossiers(command)) if (!state.dossiers.dossiers.has(code)) absent.add(code);
  if (absent.size === 0) return NONE;
  const rows = await journal.shelved(branch, [...absent]);
  if (rows.some((row) => row.seq > seq)) return null;
  return new Map(rows.map(dossierOnShelf).map((dossier) => [dossier.code, dossier]));
}
