import type { Dossier } from '../../queue/dossier/dossier.ts';
import { as, type DossierCode } from '../../queue/ids.ts';
import { type Applicant, dossierAnswer, dossiersAnswer } from '../../wire/http/dossiers.ts';
import { senderOf } from '../people/identity.ts';
import type { Api, Asked } from './api.ts';
import { readVault } from './vault.ts';

const tag = 'Dossiers';
export function dossierSearchRoutes(api: Api): void {
  const described = { tag, right: 'dossiers' } as const;
  api.get(
    {
      ...described,
      path: '/api/branches/{branch}/dossiers',
      summary: 'Search by code, name, identity number or phone (a lost slip); without words, the newest',
      answer: dossiersAnswer,
      query: {
        words:
          'A code, the day and sequence of one, words of a name without regard to diacritics, or digits of a number',
      },
    },
    async (asked) => {
      const { line, dossiers } = asked.branch.folded().state;
      const agency = line.plan?.catalogue.branch.agency ?? '';
      const words = asked.c.req.query('words') ?? '';
      const found = await api.house.finderOf(asked.branchId).find(dossiers, agency, words, senderOf(asked.identity));
      if (found === null) return asked.problem('too_many_requests');
      const people = await readVault<Applicant>(
        api.house,
        asked.branchId,
        found.dossiers.map(({ applicant }) => applicant),
      );
      return asked.c.json({
        dossiers: found.dossiers.map((dossier) => answerOf(dossier, people.get(dossier.applicant) ?? null)),
        more: found.more,
      });
    },
  );
  api.get(
    {
      ...described,
      path: '/api/branches/{branch}/dossiers/{code}',
      summary: 'One dossier, with whose it is',
      answer: dossierAnswer,
    },
    async (asked) => {
      const dossier = dossierOf(asked);
      if (dossier === undefined) return asked.problem('dossier_unknown');
      const people = await readVault<Applicant>(api.house, asked.branchId, [dossier.applicant]);
      return asked.c.json(answerOf(dossier, people.get(dossier.applicant) ?? null));
    },
  );
}

export const dossierOf = ({ branch, params }: Asked<unknown>): Dossier | undefined =>
  branch.folded().state.dossiers.dossiers.get(as<DossierCode>(params.code ?? ''));

function answerOf(dossier: Dossier, applicant: Applicant | null) {
  const { code, service, state, receivedAt, due, feeVnd, papers } = dossier;
  return {
    code,
    service,
    state,
    receivedAt,
    due,
    feeVnd,
    papers,
    applicant,
    handedOver: dossier.state === 'handed_over' ? { at: dossier.handover.at, to: dossier.handover.to } : null,
    declined: dossier.state === 'ready' ? dossier.declined : null,
  };
}
