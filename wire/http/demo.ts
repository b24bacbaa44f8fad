import { z } from 'zod';
import { dossierCode, localDate } from './fields.ts';

/** What the hall page of demo mode asks, and nobody else: what fell out of a simulated printer, and whose receipts lie about. */

export const printerState = z.object({
  paper: z.enum(['ok', 'low', 'out']),
  cover: z.enum(['closed', 'open']),
  gone: z.boolean(),
});
export type DemoPrinterState = z.output<typeof printerState>;

export const papersAnswer = z.object({
  /** Of which run of the server: another one has a simulated printer of its own, which counts from one. */
  run: z.string(),
  newest: z.int(),
  pieces: z.array(z.object({ n: z.int(), url: z.string(), heightMm: z.number() })),
  state: printerState,
});
export type PapersAnswer = z.output<typeof papersAnswer>;
export type DemoPaper = PapersAnswer['pieces'][number];

export const demoAnswer = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), role: z.string(), pin: z.string() })),
});
export type DemoPerson = z.output<typeof demoAnswer>['people'][number];

/** The newest dossiers with what stands on their receipts; whose they are is in the vault, and stays there. */
export const receiptsAnswer = z.object({
  receipts: z.array(
    z.object({
      dossier: dossierCode,
      service: z.object({ vi: z.string(), en: z.string() }),
      state: z.enum(['in_progress', 'ready', 'handed_over']),
      due: localDate,
      /** What its QR says. */
      url: z.string(),
    }),
  ),
});
export type DemoReceipt = z.output<typeof receiptsAnswer>['receipts'][number];
