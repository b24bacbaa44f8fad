import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { as, type BranchId } from '../../queue/ids.ts';
import { HOME, openTestHouse, PINS, type TestHouse } from './house-rig.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'motcua-beside-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const boot = { boot: () => 'one', timeServerHeardAt: () => null };
const doubtsOf = async (house: TestHouse) => ({
  health: (await house.get('/health')).body.doubts,
  log: house.log.of('file_doubted').map((fields) => (fields as { doubt: string }).doubt),
});

/** A house that has all its files, closed again. */
async function lived(): Promise<string> {
  const house = await openTestHouse({ data, machine: boot });
  const { session } = (await house.post('/api/sessions', { branch: HOME, clerk: 'an', pin: PINS.an, place: null }))
    .body;
  await house.post('/api/sessions/end', { clerk: 'an' }, { token: session });
  house.open.house.guard.keepMark();
  expect(await doubtsOf(house)).toEqual({ health: 0, log: [] });
  await house.close();
  return session;
}

for (const name of ['places.json', 'clock.json', 'ended-sessions.json'])
  test(`${name} is damaged, by one byte or whole: told by one line and a doubt, made anew, and the next start is calm`, async () => {
    await lived();
    const file = join(data, name);
    const whole = readFileSync(file);
    const flipped = Buffer.from(whole);
    const at = Math.floor(whole.length / 2);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    for (const damaged of [flipped, whole.subarray(0, at), Buffer.alloc(0)]) {
      writeFileSync(file, damaged);
      const house = await openTestHouse({ data, machine: boot });
      house.open.house.guard.keepMark();
      const { health, log } = await doubtsOf(house);
      expect([health, log]).toEqual([1, [expect.stringContaining(`${name} is damaged: `)]]);
      await house.close();
    }
    const next = await openTestHouse({ data, machine: boot });
    expect(await doubtsOf(next)).toEqual({ health: 0, log: [] });
    await next.close();
  });

test('the keys and their count are gone beside a journal with entries: told, for nobody is known any more', async () => {
  await lived();
  for (const name of ['keys.json', 'keys.json.count']) rmSync(join(data, name));
  const house = await openTestHouse({ data, machine: boot });
  const { health, log } = await doubtsOf(house);
  expect(log.filter((line) => line.includes('keys.json is gone: no device'))).toHaveLength(1);
  expect(health).toBe(log.length);
  await house.close();
});

test('the count beside the keys is gone: a doubt of the house', async () => {
  await lived();
  rmSync(join(data, 'keys.json.count'));
  const house = await openTestHouse({ data, machine: boot });
  expect(await doubtsOf(house)).toEqual({ health: 1, log: [expect.stringContaining('keys.json.count is missing')] });
  await house.close();
});

test('the journal is another branch’s: told, since a new branch begins with its first number', async () => {
  await lived();
  const house = await openTestHouse({ data, machine: boot, branches: [as<BranchId>('tay-ho')] });
  const { log } = await doubtsOf(house);
  expect(log).toEqual([expect.stringMatching(/^MOTCUA_BRANCH names tay-ho, of which [^\n]* but hoan-kiem/)]);
  await house.close();
});
