import type { Dossier } from '../../queue/dossier/dossier.ts';
import type { BranchId } from '../../queue/ids.ts';
import type { Applicant, DossierAnswer } from '../../wire/http/dossiers.ts';
import type { House } from '../house.ts';
import { readVault } from './vault.ts';

/** What the vault keeps of an applicant; with the names of all papers, in order, if the service's list lacks one of them. */
export interface ApplicantRow extends Applicant {
  readonly papers?: readonly string[];
}

/** As the clerk sees them: with what the vault tells, as far as it has not erased it. */
export async function answersOf(
  house: House,
  branch: BranchId,
  dossiers: readonly Dossier[],
): Promise<readonly DossierAnswer[]> {
  const rows = await readVault<ApplicantRow>(
    house,
    branch,
    dossiers.map(({ applicant }) => applicant),
  );
  return dossiers.map((dossier) => {
    const { code, service, state, receivedAt, due, feeVnd } = dossier;
    const row = rows.get(dossier.applicant);
    return {
      code,
      service,
      state,
      receivedAt,
      due,
      feeVnd,
      papers: papersOf(dossier, row),
      applicant: row === undefined ? null : applicantOf(row),
      handedOver: dossier.state === 'handed_over' ? { at: dossier.handover.at, to: dossier.handover.to } : null,
      declined: dossier.state === 'ready' ? dossier.declined : null,
    };
  });
}

export const papersOf = ({ papers }: Dossier, row: ApplicantRow | undefined): DossierAnswer['papers'] =>
  papers.map((paper, at) => ({ ...paper, name: paper.name ?? row?.papers?.[at] ?? null }));

export function applicantOf({ papers: _, ...applicant }: ApplicantRow): Applicant {
  return applicant;
}
