import type { Dossier } from '../../queue/dossier/dossier.ts';
import { as, type DossierCode } from '../../queue/ids.ts';
import { dossierAnswer, dossiersAnswer } from '../../wire/http/dossiers.ts';
import type { PersonalRead } from '../access/access-record.ts';
import { dossierOfCode } from '../dossiers/look-up.ts';
import type { House } from '../house.ts';
import { senderOf } from '../people/identity.ts';
import { noted } from './access.ts';
import type { Api, Asked } from './api.ts';
import { answersOf } from './dossier-answer.ts';

const tag = 'Dossiers';
export function dossierSearchRoutes(api: Api): void {
  const described = { tag, right: 'dossiers' } as const;
  api.get(
    {
      ...described,
      path: '/api/branches/{branch}/dossiers',
      summary: 'Search by code, name, identity number or phone (a lost slip)',
      answer: dossiersAnswer,
      query: {
        words:
          'A code, the day and sequence of one, words of a name without regard to diacritics, or digits of a number',
      },
    },
    async (asked) => {
      const words = asked.c.req.query('words') ?? '';
      // What nobody asked for by name is nobody's to read.
      if (words.trim().length < LEAST_LETTERS) return asked.c.json({ dossiers: [], more: false });
      const found = await api.house.finderOf(asked.branchId).find(words, senderOf(asked.identity));
      if (found === null) return asked.problem('too_many_requests');
      const refused = await noted(api, asked, {
        what: 'search',
        by: kindOf(words),
        dossiers: found.dossiers.map(({ code }) => code),
      });
      if (refused !== null) return refused;
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
      const dossier = await dossierAsked(asked, api.house);
      if (dossier === undefined) return asked.problem('dossier_unknown');
      const refused = await noted(api, asked, { what: 'dossier', by: null, dossiers: [dossier.code] });
      if (refused !== null) return refused;
      const [answer] = await answersOf(api.house, asked.branchId, [dossier]);
      return asked.c.json(answer);
    },
  );
}

/** Of how little a search is made; fewer letters find everybody. */
const LEAST_LETTERS = 2;

function kindOf(words: string): PersonalRead['by'] {
  if (/[-.]/.test(words) && /\d{4}/.test(words)) return 'code';
  return /\p{L}/u.test(words) ? 'name' : 'number';
}

/** The one whose code stands in the path. */
export const dossierAsked = ({ branch, params }: Asked<unknown>, { journal }: House): Promise<Dossier | undefined> =>
  dossierOfCode(journal, branch, as<DossierCode>(params.code ?? ''));
