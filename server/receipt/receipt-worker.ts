import { parentPort } from 'node:worker_threads';
import type { FromPress, ToPress } from './press-messages.ts';
import { receiptPdf } from './receipt-pdf.ts';

/** The press's worker: a receipt takes tens of milliseconds, in which the house would call nobody and push no view. */
parentPort?.on('message', async ({ job, receipt }: ToPress) => {
  const answer = await receiptPdf(receipt).then(
    (pdf): FromPress => ({ kind: 'printed', job, pdf }),
    (error): FromPress => ({ kind: 'refused', job, cause: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(answer);
});
