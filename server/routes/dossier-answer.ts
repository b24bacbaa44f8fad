import type { Dossier } from '../../queue/dossier/dossier.ts';
import type { BranchId, VaultRef } from '../../queue/ids.ts';
import type { Applicant, DossierAnswer, Representative } from '../../wire/http/dossiers.ts';
import type { House } from '../house.ts';
import { readVault } from './vault.ts';

/** What the vault keeps of an applicant; with the names of all papers, in order, if the service's list lacks one of them. */
export interface ApplicantRow extends Applicant {
  readonly papers?: readonly string[];
}

/** Whatever a row of a dossier may hold: the applicant, who collected, a note or a reason. */
type Row = ApplicantRow | Representative | { readonly note: string } | { readonly reason: string };

/** As the clerk sees them: with what the vault tells, as far as it has not erased it. */
export async function answersOf(
  house: House,
  branch: BranchId,
  dossiers: readonly Dossier[],
): Promise<readonly DossierAnswer[]> {
  const refs = dossiers.flatMap(({ applicant, rows }) => [applicant, ...rows]);
  const rows = await readVault<Row>(house, branch, refs);
  return dossiers.map((dossier) => answerOf(dossier, rows));
}

function answerOf(dossier: Dossier, rows: ReadonlyMap<VaultRef, Row>): DossierAnswer {
  const { code, service, state, receivedAt, due, feeVnd, sets, correction } = dossier;
  const told = <Kind extends Row>(ref: VaultRef | null): Kind | undefined =>
    ref === null ? undefined : (rows.get(ref) as Kind | undefined);
  const applicant = told<ApplicantRow>(dossier.applicant);
  const handover = dossier.state === 'handed_over' ? dossier.handover : null;
  const declined = dossier.state === 'ready' ? dossier.declined : null;
  return {
    code,
    service,
    state,
    receivedAt,
    due,
    feeVnd,
    sets,
    papers: papersOf(dossier, applicant),
    applicant: applicant === undefined ? null : applicantOf(applicant),
    handedOver: handover && {
      at: handover.at,
      to: handover.to,
      representative: told<Representative>(handover.letter) ?? null,
    },
    declined: declined && {
      reason: declined.reason,
      note: told<{ readonly note: string }>(declined.note)?.note ?? null,
    },
    corrected: correction && {
      at: correction.at,
      by: correction.clerk,
      reason: told<{ readonly reason: string }>(correction.reason)?.reason ?? null,
    },
  };
}

export const papersOf = ({ papers }: Dossier, row: ApplicantRow | undefined): DossierAnswer['papers'] =>
  papers.map((paper, at) => ({ ...paper, name: paper.name ?? row?.papers?.[at] ?? null }));

export function applicantOf({ papers: _, ...applicant }: ApplicantRow): Applicant {
  return applicant;
}
