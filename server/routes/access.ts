import type { ClerkId } from '../../queue/ids.ts';
import { accessAnswer } from '../../wire/http/access.ts';
import type { PersonalRead } from '../access/access-record.ts';
import { senderOf } from '../people/identity.ts';
import type { Api, Asked } from './api.ts';
import { keyIn } from './command.ts';

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
export const noted = (api: Api, asked: Asked<unknown>, read: PersonalRead): Promise<Response | null> =>
  written(api, asked, read);

/**
 * Writes down what was done about personal data, before that is answered; what was refused is in no record. Where it cannot be
 * kept, the same key sent again is answered from the journal, and noted then.
 */
export async function notedIfDone(
  api: Api,
  asked: Asked<unknown>,
  done: Pick<PersonalRead, 'what' | 'dossiers'>,
  answer: Response,
): Promise<Response> {
  const given = keyIn(asked.c.req.header('idempotency-key'));
  if (!answer.ok || !('key' in given)) return answer;
  return (await written(api, asked, { ...done, by: null }, `${done.what}-${given.key}`)) ?? answer;
}

async function written(api: Api, asked: Asked<unknown>, read: PersonalRead, once?: string): Promise<Response | null> {
  const { access, journal } = api.house;
  if (await access.note(asked.branchId, senderOf(asked.identity), read, once)) return null;
  return asked.problem(journal.health().state === 'full' ? 'journal_full' : 'journal_down');
}
