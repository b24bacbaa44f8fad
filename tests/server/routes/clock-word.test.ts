import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { unknownMachine } from '../../../server/branch/clock-guard.ts';
import { leaveClockWord, takeClockWord } from '../../../server/branch/clock-word.ts';
import { runClockCommand } from '../../../server/clock-command.ts';
import { vaultPut } from '../../../server/routes/vault.ts';
import { systemSteady } from '../../../server/system.ts';
import { inLanguage } from '../../../words/catalogue.ts';
import { sharedWords } from '../../../words/shared/words.ts';
import { handClock } from '../hand-clock.ts';
import { HOME, openTestHouse, TEN, type TestHouse } from '../house-rig.ts';

const HOUR = 60 * 60_000;
const YEAR = 365 * 24 * HOUR;
let house: TestHouse | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});

const clockOf = async (at: TestHouse, language = 'vi') =>
  (await at.get('/health', { token: at.tokens.chi, language })).body.clock;
const confirm = (at: TestHouse, machine: number, who = 'chi') =>
  at.at('office/confirm-clock', { machine }, { token: at.tokens[who] });

test('while the clock is doubted the office reads both times in words, and the supervisor’s word ends it', async () => {
  house = await openTestHouse();
  expect(await clockOf(house)).toBeNull();
  house.clock.jump(26 * HOUR);
  const told = await clockOf(house);
  expect(told.machine - told.hall).toBeGreaterThan(25 * HOUR);
  for (const [language, machine, hall] of [
    ['vi', '12:00 24/11/2026', '10:00 23/11/2026'],
    ['en', '12:00, 24 Nov 2026', '10:00, 23 Nov 2026'],
  ] as const) {
    const { words } = await clockOf(house, language);
    const minute = (time: string) => time.slice(0, 3);
    expect(words).toContain(minute(machine));
    expect(words).toContain(minute(hall));
    expect(words).toBe(inLanguage(sharedWords, language).clockDoubted(...timesIn(words, language)));
  }
  // What has been seen, not what the clock has jumped to since.
  expect((await confirm(house, told.hall)).body).toMatchObject({ name: 'clock_moved_on' });
  expect((await confirm(house, told.machine, 'an')).status).toBe(403);
  expect((await confirm(house, told.machine)).status).toBe(200);
  expect(await clockOf(house)).toBeNull();
  expect(house.log.of('clock_moved')).toMatchObject([{ orderedBy: 'clerk:chi' }]);
});

/** The two times that stand in a sentence of the band, so that its wording may change. */
function timesIn(words: string, language: 'vi' | 'en'): [string, string] {
  const [before = '', between = '', after = ''] = inLanguage(sharedWords, language).clockDoubted('|', '|').split('|');
  const middle = words.slice(before.length, after === '' ? undefined : -after.length);
  const at = middle.indexOf(between);
  return [middle.slice(0, at), middle.slice(at + between.length)];
}

test('npm run clock -- right, while the server runs: its hall goes on by the clock within a look', async () => {
  house = await openTestHouse();
  house.clock.jump(26 * HOUR);
  expect(await clockOf(house)).not.toBeNull();
  const said: string[] = [];
  const machine = unknownMachine;
  const parts = { data: house.data, zone: 'Asia/Ho_Chi_Minh', clock: house.clock, steady: systemSteady, machine };
  runClockCommand(['right'], { ...parts, say: (line) => void said.push(line) });
  expect(said).toEqual([expect.stringMatching(/^It is \S.*2026.* here\. /)]);
  const at = house;
  await expect.poll(() => clockOf(at)).toBeNull();
  expect(house.log.of('clock_moved')).toMatchObject([{ orderedBy: expect.stringMatching(/^technician:/) }]);
  await expect.poll(() => at.open.house.branches.get(HOME)?.folded().state.line.clock.move).toBe(1);
});

test.each([[[]], [['wrong']], [['right', 'now']]])(
  'npm run clock with %j: told what the clock says, and how to say that it is right',
  (args) => {
    const data = mkdtempSync(join(tmpdir(), 'motcua-clock-'));
    const clock = handClock(TEN);
    const parts = { data, zone: 'Asia/Ho_Chi_Minh', clock, steady: clock, machine: unknownMachine, say: () => {} };
    expect(() => runClockCommand(args, parts)).toThrow(/^This machine’s clock says .*2026.*npm run clock -- right$/);
    expect(takeClockWord(parts)).toBeNull();
    rmSync(data, { recursive: true });
  },
);

test('a technician’s word counts once, for the clock that was meant, on the machine’s run that it was given in', () => {
  const data = mkdtempSync(join(tmpdir(), 'motcua-clock-'));
  const clock = handClock(TEN);
  const machine = { boot: () => 'this run', timeServerHeardAt: () => null };
  const parts = { data, clock, steady: clock, machine };
  leaveClockWord('technician:a', parts);
  expect([takeClockWord(parts), takeClockWord(parts)]).toEqual(['technician:a', null]);
  leaveClockWord('technician:a', parts);
  clock.jump(2 * HOUR);
  expect(takeClockWord(parts)).toBeNull();
  leaveClockWord('technician:a', parts);
  expect(takeClockWord({ ...parts, machine: { ...machine, boot: () => 'the next run' } })).toBeNull();
  leaveClockWord('technician:a', parts);
  const file = join(data, 'clock-is-right.json');
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, -3));
  expect([takeClockWord(parts), takeClockWord(parts)]).toEqual([null, null]);
  rmSync(data, { recursive: true });
});

test('the very first start on a machine in 1970: nothing is of that year, the office is told, and set right the hall opens', async () => {
  let passed = 0;
  const steady = { elapsed: () => performance.now() + passed };
  house = await openTestHouse({ start: 60_000, closed: true, steady });
  const entry = () => house?.open.house.branches.get(HOME)?.folded() ?? { at: 0 };
  expect([new Date(entry().at).getUTCFullYear(), house.log.of('clock_disagrees').length]).toEqual([2026, 1]);
  expect((await clockOf(house, 'en')).words).toMatch(/1970.*2026/);
  const vault = () => vaultPut(house?.open.house as never, entry(), { name: 'Quách Thị Xuyến' }).write;
  expect(vault()).toMatchObject({ eraseAfter: expect.toSatisfy((at) => at > Date.UTC(2026, 0, 1) + 5 * YEAR - HOUR) });
  house.clock.jump(TEN - 60_000);
  expect(await clockOf(house)).not.toBeNull();
  passed += 90_000;
  house.clock.jump(90_000);
  const at = house;
  await expect.poll(() => clockOf(at)).toBeNull();
  const kiosk = { token: house.tokens['kiosk-1'] };
  await expect.poll(async () => (await at.at('tickets', { service: '1.001193' }, kiosk)).status).toBe(200);
  expect(new Date(entry().at).toISOString()).toMatch(/^2026-11-23T03/);
});
