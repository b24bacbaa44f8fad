import type { ClerkId } from '../../queue/ids.ts';
import { accessAnswer } from '../../wire/http/access.ts';
import type { PersonalRead } from '../access/access-record.ts';
import { senderOf } from '../people/identity.ts';
import type { Api, Asked } from './api.ts';

export function accessRoutes(api: Api): void {
  const { house } = api;
  api.get(
    {
      path: '/api/branches/{branch}/access',
      summary: 'Who read whose personal data, newest first',
      tag: 'Office',
      right: 'audit',
      answer: accessAnswer,
      query: { before: 'The `seq` of the last row that is known: older ones come' },
    },
    async (asked) => {
      const before = Number(asked.c.req.query('before'));
      const { rows, more } = await house.access.newest(asked.branchId, before > 0 ? before : null);
      const names = new Map(house.keys.clerks(asked.branchId).map(({ id, name }) => [id, name]));
      return asked.c.json({
        rows: rows.map(({ who, ...row }) => ({
          ...row,
          who,
          name: names.get(who.replace(/^clerk:/, '') as ClerkId) ?? null,
        })),
        more,
      });
    },
  );
}

/** Writes down that personal data is read, before it is; the answer itself where that cannot be kept. */
export async function noted(api: Api, asked: Asked<unknown>, read: PersonalRead): Promise<Response | null> {
  const { access, journal } = api.house;
  if (await access.note(asked.branchId, senderOf(asked.identity), read)) return null;
  return asked.problem(journal.health().state === 'full' ? 'journal_full' : 'journal_down');
}
