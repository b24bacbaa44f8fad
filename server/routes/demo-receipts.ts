import { z } from 'zod';
import { receiptUrl } from '../../wire/codes.ts';
import { receiptsAnswer } from '../../wire/http/demo.ts';
import { dossierBody } from '../../wire/http/dossiers.ts';
import type { Api, Asked } from './api.ts';
import { keyIn } from './command.ts';
import { troubleOf } from './problems.ts';

const tag = 'Demo';
/** As many receipts as lie on the demo's desk. */
const NEWEST = 8;

/** The demo's receipts, to be dragged onto its scanner, and the case-handling system that makes their results ready. */
export function demoReceiptRoutes(api: Api): void {
  const { house } = api;
  api.get(
    { path: '/api/demo/receipts', summary: 'The newest receipts', tag, right: null, answer: receiptsAnswer },
    (asked) => asked.c.json({ receipts: newestReceipts(asked, house.publicUrl) }),
  );
  api.post(
    {
      path: '/api/demo/ready',
      summary: 'The case-handling system reports a result',
      tag,
      right: null,
      body: dossierBody,
      answer: z.object({ done: z.boolean() }),
    },
    async (asked) => {
      const given = keyIn(asked.c.req.header('idempotency-key'));
      if ('trouble' in given) return asked.problem(given.trouble);
      const { dossier } = asked.body;
      const outcome = await asked.branch.submit({
        command: { type: 'MarkReady', dossier },
        by: 'system:demo',
        key: given.key,
        fingerprint: dossier,
        vault: [],
      });
      if (outcome.kind === 'done') return asked.c.json({ done: true });
      const { name, params } = troubleOf(outcome);
      return asked.problem(name, params);
    },
  );
}

function newestReceipts({ branch, branchId }: Asked<unknown>, publicUrl: string) {
  const { line, dossiers } = branch.folded().state;
  return [...dossiers.dossiers.values()]
    .sort((a, b) => b.receivedAt - a.receivedAt)
    .slice(0, NEWEST)
    .map(({ code, service, state, due, token }) => ({
      dossier: code,
      service: line.plan?.services.get(service)?.name ?? { vi: service, en: service },
      state,
      due,
      url: receiptUrl(publicUrl, branchId, token),
    }));
}
