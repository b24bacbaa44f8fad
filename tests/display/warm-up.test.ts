import { expect, test } from 'vitest';
import { startWarmUp } from '../../display/voice/warm-up.ts';

/** A pack that holds what it is told to; each pause ends when `later` is called. */
function pack(...has: readonly string[]) {
  const there = new Set(has);
  const asked: string[] = [];
  const waiting: { readonly ms: number; readonly go: () => void }[] = [];
  let open = 0;
  let mostAtOnce = 0;
  const warmUp = startWarmUp(
    async (name) => {
      asked.push(name);
      mostAtOnce = Math.max(mostAtOnce, ++open);
      await Promise.resolve();
      open -= 1;
      return there.has(name);
    },
    (ms) => new Promise((go) => waiting.push({ ms, go })),
  );
  const settle = (): Promise<void> => new Promise((done) => setTimeout(done));
  const later = async (): Promise<readonly number[]> => {
    const ended = waiting.splice(0);
    for (const { go } of ended) go();
    await settle();
    return ended.map(({ ms }) => ms);
  };
  return { there, asked, warmUp, settle, later, mostAtOnce: () => mostAtOnce };
}

test('what cannot be had is told, asked for again every ten seconds, and told to be there when it is', async () => {
  const { warmUp, there, asked, settle, later } = pack('chime');
  warmUp.want(['chime', 'vi/invite']);
  await settle();
  expect([...warmUp.missing.value]).toEqual(['vi/invite']);
  expect(await later()).toEqual([10_000]);
  expect([...warmUp.missing.value]).toEqual(['vi/invite']);
  there.add('vi/invite');
  await later();
  expect([...warmUp.missing.value]).toEqual([]);
  expect(await later()).toEqual([]);
  expect(asked).toEqual(['chime', 'vi/invite', 'vi/invite', 'vi/invite']);
});

test('a few are fetched at a time', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `clip-${index}`);
  const { warmUp, asked, settle, mostAtOnce } = pack(...names);
  warmUp.want(names);
  await settle();
  expect(asked).toEqual(names);
  expect(mostAtOnce()).toBe(4);
});

test('what a call has missed is fetched too, also after everything else was there', async () => {
  const { warmUp, there, settle, later } = pack('chime');
  warmUp.want(['chime']);
  await settle();
  warmUp.want(['vi/digit-1']);
  await settle();
  expect([...warmUp.missing.value]).toEqual(['vi/digit-1']);
  there.add('vi/digit-1');
  await later();
  expect([...warmUp.missing.value]).toEqual([]);
});
