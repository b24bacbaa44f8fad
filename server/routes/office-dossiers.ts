import { correctHandoverBody, dossierBody } from '../../wire/http/dossiers.ts';
import { done } from '../../wire/http/fields.ts';
import { notedIfDone } from './access.ts';
import type { Api } from './api.ts';
import { carryOut, doneAnswer } from './command.ts';
import { byClerk } from './dossiers.ts';
import { vaultPut } from './vault.ts';

/** What a supervisor does about a single dossier, however late. */
export function officeDossierRoutes(api: Api): void {
  const base = '/api/branches/{branch}/office';
  const described = { tag: 'Office', right: 'supervise', answer: done } as const;
  api.post(
    {
      ...described,
      path: `${base}/correct-handover`,
      summary: 'Take a handover back that was recorded by mistake: the result is ready again',
      body: correctHandoverBody,
    },
    (asked) =>
      byClerk(asked, async (clerk) => {
        const { dossier, reason } = asked.body;
        const { ref, write } = vaultPut(api.house, asked.branch.folded(), { reason });
        const command = { type: 'CorrectHandover', dossier, clerk, reason: ref } as const;
        return notedIfDone(
          api,
          asked,
          { what: 'correction', dossiers: [dossier] },
          await carryOut(asked, command, doneAnswer, [write]),
        );
      }),
  );
  api.post(
    {
      ...described,
      path: `${base}/erase-personal-data`,
      summary: 'Erase what the vault keeps of a dossier whose result has been handed over',
      body: dossierBody,
    },
    (asked) =>
      byClerk(asked, async (clerk) => {
        const { dossier } = asked.body;
        const command = { type: 'ErasePersonalData', dossier, clerk } as const;
        return notedIfDone(
          api,
          asked,
          { what: 'erasure', dossiers: [dossier] },
          await carryOut(asked, command, doneAnswer),
        );
      }),
  );
}
