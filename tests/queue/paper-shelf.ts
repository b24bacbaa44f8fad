import type { BranchCommand, BranchEvent, BranchState } from '../../queue/branch/branch.ts';
import { namedDossiers, shelvedBy } from '../../queue/branch/shelf.ts';
import type { Dossier } from '../../queue/dossier/dossier.ts';
import type { DossierCode } from '../../queue/ids.ts';

/** The shelf as the journal keeps it: each dossier as it was when it last left the state, as plain JSON. */
export class PaperShelf {
  readonly facts = new Map<DossierCode, string>();

  /** To be told of each event with the state before it. */
  sees(before: BranchState, event: BranchEvent): void {
    for (const dossier of shelvedBy(before, event)) this.facts.set(dossier.code, JSON.stringify(dossier));
  }

  /** What a command brings along. */
  named(command: BranchCommand): readonly Dossier[] {
    return namedDossiers(command).flatMap((code) => {
      const text = this.facts.get(code);
      return text === undefined ? [] : [JSON.parse(text) as Dossier];
    });
  }
}
