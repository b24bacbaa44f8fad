import type { Dossier } from '../../queue/dossier/dossier.ts';
import { dossierByToken } from '../../queue/dossier/state.ts';
import type { DossierCode, Token } from '../../queue/ids.ts';
import type { BranchLoop } from '../branch/branch-loop.ts';
import { dossierOnShelf } from '../branch/shelf-row.ts';
import type { Journal } from '../journal/port.ts';

/** A dossier by its code, wherever it is now. */
export async function dossierOfCode(
  journal: Pick<Journal, 'shelved'>,
  branch: Pick<BranchLoop, 'branch' | 'folded'>,
  code: DossierCode,
): Promise<Dossier | undefined> {
  const held = (): Dossier | undefined => branch.folded().state.dossiers.dossiers.get(code);
  const found = held();
  if (found !== undefined) return found;
  const [row] = await journal.shelved(branch.branch, [code]);
  // It may have been taken back meanwhile.
  return row === undefined ? undefined : (held() ?? dossierOnShelf(row));
}

/** A dossier by the token on its receipt, wherever it is now. */
export async function dossierOfToken(
  journal: Pick<Journal, 'shelvedByToken'>,
  branch: BranchLoop,
  token: Token,
): Promise<Dossier | undefined> {
  const held = (): Dossier | undefined => dossierByToken(branch.folded().state.dossiers, token);
  const found = held();
  if (found !== undefined) return found;
  const row = await journal.shelvedByToken(branch.branch, token);
  return row === null ? undefined : (held() ?? dossierOnShelf(row));
}
