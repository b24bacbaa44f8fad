import type { HandedOver } from '../dossier/dossier.ts';
import type { DossierCode } from '../ids.ts';
import type { BranchCommand, BranchEvent, BranchState } from './branch.ts';

/** The version of the facts' shape on the shelf; raised when the shape of a dossier changes: the shelf is then rebuilt. */
export const SHELF_VERSION = 1;

/** The dossiers that a command names: what is decided of them has to be known, on the shelf or off it. */
export function namedDossiers(command: BranchCommand): readonly DossierCode[] {
  if ('dossier' in command) return [command.dossier];
  return 'dossiers' in command ? command.dossiers : [];
}

/** What an event takes out of the state, as it was. */
export function shelvedBy({ dossiers }: BranchState, event: BranchEvent): readonly HandedOver[] {
  if (event.type !== 'DossiersShelved') return [];
  return event.dossiers.flatMap((code) => {
    const dossier = dossiers.dossiers.get(code);
    return dossier?.state === 'handed_over' ? [dossier] : [];
  });
}
