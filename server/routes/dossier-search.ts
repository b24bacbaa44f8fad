import type { Dossier } from '../../queue/dossier/dossier.ts';
import { as, type DossierCode } from '../../queue/ids.ts';
import { type Applicant, dossierAnswer, dossiersAnswer } from '../../wire/http/dossiers.ts';
import type { Api, Asked } from './api.ts';
import { readVault } from './vault.ts';

const tag = 'Dossiers';
/** A clerk looks through a handful; a search that finds more wants another word. */
const LISTED = 20;
/** The newest so many are searched by name: beyond, the code is asked for. */
const SEARCHED = 5_000;

export function dossierSearchRoutes(api: Api): void {
  const described = { tag, right: 'dossiers' } as const;
  api.get(
    {
      ...described,
      path: '/api/branches/{branch}/dossiers',
      summary: 'Search by code, name, identity number or phone (a lost slip); without words, the newest',
      answer: dossiersAnswer,
      query: { words: 'Words of a name without regard to diacritics, or digits of a number' },
    },
    async (asked) => {
      const words = plain(asked.c.req.query('words') ?? '')
        .split(/\s+/)
        .filter((word) => word !== '');
      const newest = [...asked.branch.folded().state.dossiers.dossiers.entriesReversed()]
        .slice(0, SEARCHED)
        .map(([, dossier]) => dossier);
      const people = await readVault<Applicant>(
        api.house,
        asked.branchId,
        newest.map(({ applicant }) => applicant),
      );
      const found = newest.filter((dossier) => {
        const text = searchText(dossier, people.get(dossier.applicant));
        return words.every((word) => text.includes(word));
      });
      const dossiers = found
        .slice(0, LISTED)
        .map((dossier) => answerOf(dossier, people.get(dossier.applicant) ?? null));
      return asked.c.json({ dossiers, more: found.length > LISTED });
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

const MARKS = /\p{M}/gu;
/** Without diacritics and in lower case, as people type in a hurry. */
const plain = (text: string): string =>
  text.toLowerCase().normalize('NFD').replaceAll(MARKS, '').replaceAll('đ', 'd').trim();

const searchText = (dossier: Dossier, applicant: Applicant | undefined): string =>
  plain([dossier.code, applicant?.name, applicant?.idNumber, applicant?.phone?.replaceAll(/\D/g, '')].join(' '));

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
