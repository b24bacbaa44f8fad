import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { receiptPdf } from '../../../server/receipt/receipt-pdf.ts';
import { createReceiptPress, type ReceiptPress } from '../../../server/receipt/receipt-press.ts';
import { EIGHT } from '../../queue/small-hall.ts';
import { type HandClock, handClock } from '../hand-clock.ts';
import { recordedLog } from '../recorded-log.ts';
import { sampleReceipt } from './sample-receipt.ts';

const WORKER = new URL('../../../server/receipt/receipt-worker.ts', import.meta.url);
/** Takes every receipt and never answers. */
const DEAF = `require('node:worker_threads').parentPort.on('message', () => {})`;

let clock: HandClock;
let press: ReceiptPress;
let workers: Worker[];
/** What the next workers are, in order; after them the real one. */
let deaf: number;

beforeEach(() => {
  clock = handClock(EIGHT);
  workers = [];
  deaf = 0;
  press = createReceiptPress(clock, recordedLog(), () => {
    const worker = deaf-- > 0 ? new Worker(DEAF, { eval: true }) : new Worker(WORKER);
    workers.push(worker);
    return worker;
  });
});
afterEach(() => press.close());

test('receipts asked for at once: each the same document as one made alone, by one worker', async () => {
  const other = { ...sampleReceipt, ticket: 'A001' };
  const [one, two, again] = await Promise.all([
    press.print(sampleReceipt),
    press.print(other),
    press.print(sampleReceipt),
  ]);
  expect(Buffer.from(await receiptPdf(sampleReceipt)).equals(one)).toBe(true);
  expect(Buffer.from(await receiptPdf(other)).equals(two)).toBe(true);
  expect(Buffer.from(one).equals(again)).toBe(true);
  expect(workers).toHaveLength(1);
});

test('warmed: the worker is there before the first receipt, and is the one that makes it', async () => {
  press.warm();
  press.warm();
  expect(workers).toHaveLength(1);
  expect((await press.print(sampleReceipt)).length).toBeGreaterThan(1_000);
  expect(workers).toHaveLength(1);
});

test('a closed press is not warmed', async () => {
  await press.close();
  press.warm();
  expect(workers).toHaveLength(0);
});

test('a receipt that cannot be made is refused with the cause, and the next is made', async () => {
  await expect(press.print({ ...sampleReceipt, feeVnd: 10.5 })).rejects.toThrow(/10\.5/);
  expect((await press.print(sampleReceipt)).length).toBeGreaterThan(1_000);
  expect(workers).toHaveLength(1);
});

test('the worker dies: what waits is refused, and the next receipt gets a new worker', async () => {
  deaf = 1;
  const waiting = [press.print(sampleReceipt), press.print(sampleReceipt)].map((one) =>
    expect(one).rejects.toThrow('the worker ended'),
  );
  await workers[0]?.terminate();
  await Promise.all(waiting);
  expect((await press.print(sampleReceipt)).length).toBeGreaterThan(1_000);
  expect(workers).toHaveLength(2);
});

test('the worker hangs: what waits is refused after a while, and the next receipt gets a new worker', async () => {
  deaf = 1;
  const waiting = expect(press.print(sampleReceipt)).rejects.toThrow('stuck');
  await clock.pass(20_000);
  await waiting;
  expect((await press.print(sampleReceipt)).length).toBeGreaterThan(1_000);
  expect(workers).toHaveLength(2);
});

test('the house closes: what waits is refused, no worker stays, and nothing more is made', async () => {
  deaf = 1;
  const waiting = expect(press.print(sampleReceipt)).rejects.toThrow('the house closes');
  await press.close();
  await waiting;
  expect(workers[0]?.threadId).toBe(-1);
  await expect(press.print(sampleReceipt)).rejects.toThrow('the house closes');
  expect(workers).toHaveLength(1);
});
