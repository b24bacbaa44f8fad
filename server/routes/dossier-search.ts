import type { Dossier } from '../../queue/dossier/dossier.ts';
import { as, type DossierCode } from '../../queue/ids.ts';
import { dossierAnswer, dossiersAnswer } from '../../wire/http/dossiers.ts';
import type { BranchLoop } from '../branch/branch-loop.ts';
import { senderOf } from '../people/identity.ts';
import type { Api } from './api.ts';
import { answersOf } from './dossier-answer.ts';

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
      return asked.c.json({
        dossiers: await answersOf(api.house, asked.branchId, found.dossiers),
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
      const dossier = dossierOf(asked.branch, asked.params.code);
      if (dossier === undefined) return asked.problem('dossier_unknown');
      const [answer] = await answersOf(api.house, asked.branchId, [dossier]);
      return asked.c.json(answer);
    },
  );
}

/** By its code as it was asked for. */
export const dossierOf = (branch: BranchLoop, code: string | undefined): Dossier | undefined =>
  branch.folded().state.dossiers.dossiers.get(as<DossierCode>(code ?? ''));
