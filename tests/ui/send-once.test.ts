import { expect, test } from 'vitest';
import { sendOnce } from '../../ui/send-once.ts';
import type { Answer } from '../../wire/client.ts';

const done: Answer<string> = { ok: true, value: 'A012' };
const failed = (name: string): Answer<string> => ({ ok: false, problem: { name, params: {} } as never });

/** Sends the orders one after the other, each with the answer beside it; tells the keys and what the screen was answered. */
async function sent(...steps: readonly (readonly [order: string, answer: Answer<string>])[]) {
  const keys: string[] = [];
  const waiting = steps.map(([, answer]) => answer);
  const send = sendOnce(async (_: { order: string }, key) => {
    keys.push(key);
    return waiting.shift() ?? done;
  });
  const answers: Answer<string>[] = [];
  for (const [order] of steps) answers.push(await send({ order }));
  return { keys, answers };
}

test.each(['offline', 'outcome_unknown', 'closing'])('%s: the same press again has the same key', async (name) => {
  const { keys, answers } = await sent(['finish', failed(name)], ['finish', failed(name)], ['finish', done]);
  expect(new Set(keys).size).toBe(1);
  expect(answers[0]).toMatchObject({ ok: false, problem: { name: 'outcome_unknown' } });
  expect(answers[2]).toEqual(done);
});

test('another order after a lost answer has a key of its own, and so has the first one after that', async () => {
  const { keys } = await sent(['finish', failed('offline')], ['recall', done], ['finish', done]);
  expect(new Set(keys).size).toBe(3);
});

test('an order that was answered has a new key the next time, whether done or refused', async () => {
  const { keys, answers } = await sent(['call', failed('nobody_waiting')], ['call', done], ['call', done]);
  expect(new Set(keys).size).toBe(3);
  expect(answers[0]).toEqual(failed('nobody_waiting'));
});
