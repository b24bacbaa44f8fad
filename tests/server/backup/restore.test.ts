import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BranchState } from '../../../queue/branch/branch.ts';
import { as, type BranchId, type ServiceId } from '../../../queue/ids.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemTimers } from '../../../server/system.ts';
import type { FromScreen, FromServer } from '../../../wire/socket.ts';
import { HOME, openTestHouse, TEN, type TestHouse, TODAY } from '../house-rig.ts';
import { contentsOf, type RestoreRig, restoreRig } from './restore-rig.ts';

const BIRTH = '1.001193';
const TAY_HO = as<BranchId>('tay-ho');
const HOUR = 60 * 60_000;
const TOMORROW_NINE = TEN + 23 * HOUR;
type View = Parameters<FromServer['view']>[0];

let rig: RestoreRig;
let house: TestHouse | null = null;
let socket: Socket<FromServer, FromScreen> | null = null;
beforeEach(() => {
  rig = restoreRig();
});
afterEach(async () => {
  socket?.close();
  await house?.close();
  house = null;
  rig.remove();
});

async function open(data: string, start = TEN, branches: readonly BranchId[] = [HOME]): Promise<TestHouse> {
  house = await openTestHouse({ data, start, branches, timeServerHeard: true });
  const { branches: loops } = house.open.house;
  // A day that was left open is closed first, and today's opens a second later.
  const today = new Date(start + 7 * HOUR).toISOString().slice(0, 10);
  await expect.poll(() => loops.get(HOME)?.folded().state.line.day?.date).toBe(today);
  return house;
}
async function close(): Promise<void> {
  await house?.close();
  house = null;
}

const stateOf = ({ open: { house } }: TestHouse): BranchState => house.branches.get(HOME)!.folded().state;

interface Given {
  readonly number: string;
  readonly ticket: string;
  readonly token: string;
}
async function tickets(count: number, { at, tokens }: TestHouse): Promise<Given[]> {
  const given: Given[] = [];
  for (let i = 0; i < count; i++)
    given.push((await at('tickets', { service: BIRTH }, { token: tokens['kiosk-1'] })).body);
  return given;
}
const numbers = (given: readonly Given[]): string[] => given.map(({ number }) => number);

/** A hall that gave tickets before its backup, while it was taken, and after it; then its machine is lost. */
async function lostHall(): Promise<{ readonly backup: string; readonly given: Given[]; readonly after: Given[] }> {
  const hall = await open(rig.folder('lost'));
  const before = await tickets(20, hall);
  const backup = rig.path('backup');
  const [meanwhile] = await Promise.all([tickets(20, hall), rig.backup(hall.data, backup)]);
  const after = await tickets(20, hall);
  copyFileSync(join(hall.data, 'vault.key'), join(backup, 'vault.key'));
  await close();
  return { backup, given: [...before, ...meanwhile, ...after], after };
}

test('backed up while tickets are given, and more given after: restored, no number is given a second time', async () => {
  const { backup, given } = await lostHall();
  const data = rig.folder('fresh');
  const said = await rig.restore(data, TEN + HOUR, backup);
  expect(said[0]).toMatch(
    /^hoan-kiem: as of 2026-11-23 10:00 \(entry \d+\), now in epoch 2\. Numbers jump by 200: the next tickets are A2\d\d, B201,/,
  );
  const hall = await open(data, TEN + HOUR);
  const health = (await hall.get('/health')).body;
  expect(health.branches).toMatchObject([{ id: HOME, epoch: 2 }]);
  const again = await tickets(30, hall);
  expect(again.every(({ ticket }) => ticket.startsWith(TODAY))).toBe(true);
  expect(numbers(again).filter((number) => numbers(given).includes(number))).toEqual([]);
  // The line goes on: those whom the backup knows are called before those who came after the restore.
  const [counter] = stateOf(hall).line.plan?.countersOf.get(as<ServiceId>(BIRTH)) ?? [];
  await hall.at(`counters/${counter}/sign-in`, { takeOver: false }, { token: hall.tokens.an });
  const next = await hall.at(`counters/${counter}/call-next`, {}, { token: hall.tokens.an });
  expect([next.status, next.body.called]).toEqual([200, 'A001']);
});

test('a visitor whose ticket the backup does not know is refused in words, and so is a clerk who names it', async () => {
  const { backup, after } = await lostHall();
  const data = rig.folder('fresh');
  await rig.restore(data, TEN + HOUR, backup);
  const hall = await open(data, TEN + HOUR);
  const lost = after.at(-1) as Given;
  const phone = await hall.at(`phone/${lost.token}/cancel`, {});
  expect([phone.status, phone.body.name]).toEqual([404, 'ticket_unknown']);
  const clerk = await hall.at('tickets/cancel', { ticket: lost.ticket }, { token: hall.tokens['kiosk-1'] });
  expect([clerk.status, clerk.body.name]).toEqual([404, 'ticket_unknown']);
});

test('a key of the lost tail is unknown: the kiosk that asks again with it gets a ticket, and a new number', async () => {
  const hall = await open(rig.folder('lost'));
  const ask = (of: TestHouse) =>
    of.at('tickets', { service: BIRTH }, { token: of.tokens['kiosk-1'], key: 'asked-again' });
  await rig.backup(hall.data, rig.path('backup'));
  copyFileSync(join(hall.data, 'vault.key'), rig.path('backup/vault.key'));
  const first = (await ask(hall)).body.number;
  await close();
  await rig.restore(rig.folder('fresh'), TEN, rig.path('backup'));
  const fresh = await open(rig.path('fresh'));
  const second = await ask(fresh);
  expect([first, second.body.number]).toEqual(['A001', 'A201']);
  expect((await ask(fresh)).body).toEqual(second.body);
});

test('a board that had seen more of epoch 1 than the restored hall holds takes the view of epoch 2', async () => {
  const { backup } = await lostHall();
  const lost = await open(rig.path('lost'));
  const seen = { epoch: 1, seq: await lost.head() };
  await close();
  await rig.restore(rig.folder('fresh'), TEN + HOUR, backup);
  const hall = await open(rig.path('fresh'), TEN + HOUR);
  const head = await hall.head();
  expect(head).toBeLessThan(seen.seq);
  socket = io(hall.url, { path: '/live', transports: ['websocket'], auth: { token: hall.tokens['display-1'] } });
  const view = new Promise<View>((resolve) => socket?.on('view', resolve));
  await new Promise((resolve) => socket?.emit('follow', `hall:${HOME}`, seen, resolve));
  expect(await view).toMatchObject({ topic: `hall:${HOME}`, epoch: 2, seq: expect.any(Number) });
});

test('last night’s backup, restored in the middle of a day that it never saw: that day begins past every number of it', async () => {
  const hall = await open(rig.folder('lost'));
  await tickets(3, hall);
  await close();
  await rig.backup(hall.data, rig.path('backup'));
  copyFileSync(join(hall.data, 'vault.key'), rig.path('backup/vault.key'));
  const next = await open(hall.data, TOMORROW_NINE);
  const given = await tickets(5, next);
  expect(given[0]?.ticket).toBe('2026-11-24/A001');
  await close();
  const said = await rig.restore(rig.folder('fresh'), TOMORROW_NINE + HOUR, rig.path('backup'));
  expect(said[0]).toContain('the next day begins with A201, B201');
  const fresh = await open(rig.path('fresh'), TOMORROW_NINE + HOUR);
  expect((await tickets(1, fresh))[0]?.ticket).toBe('2026-11-24/A201');
  expect(stateOf(fresh).dossiers.sequence).toEqual({ date: '261124', last: 200 });
});

test('restored after the day was closed, with a backup of later: nothing was lost, and tomorrow begins at 001', async () => {
  const hall = await open(rig.folder('lost'));
  await tickets(3, hall);
  await close();
  const evening = await open(hall.data, TEN + 8 * HOUR);
  await expect.poll(() => stateOf(evening).line.day?.phase).toBe('closed');
  await close();
  await rig.backup(hall.data, rig.path('backup'));
  const said = await rig.restore(hall.data, TEN + 9 * HOUR, rig.path('backup'));
  expect(said[0]).toMatch(/now in epoch 2\. Its day was over: the next one begins at 001/);
  const next = await open(hall.data, TOMORROW_NINE);
  expect((await tickets(1, next))[0]?.ticket).toBe('2026-11-24/A001');
});

test('the same backup a second time: another epoch, past the numbers of the first restore, which is set aside', async () => {
  const { backup, given } = await lostHall();
  const data = rig.folder('fresh');
  await rig.restore(data, TEN + HOUR, backup);
  const first = await tickets(5, await open(data, TEN + HOUR));
  await close();
  const said = await rig.restore(data, TEN + 2 * HOUR, backup);
  expect(said[0]).toMatch(/now in epoch 3 \(this data folder had come to epoch 2\)\. Numbers jump by 400: .* A4\d\d,/);
  const second = await open(data, TEN + 2 * HOUR);
  const known = [...numbers(given), ...numbers(first)];
  expect(numbers(await tickets(5, second)).filter((number) => known.includes(number))).toEqual([]);
  await close();

  // The set-aside folder is a backup like another: it undoes the restore.
  const aside = readdirSync(data).find((name) => name.startsWith('before-restore-')) ?? '';
  const undone = await rig.restore(data, TEN + 3 * HOUR, join(data, aside));
  expect(undone[0]).toMatch(/now in epoch 4 /);
  const back = await open(data, TEN + 3 * HOUR);
  for (const number of numbers(first)) expect(stateOf(back).line.tickets.get(number)?.number).toBe(number);
});

test('what a restore replaces is kept to the last byte, and every branch of the journal begins its epoch', async () => {
  const hall = await open(rig.folder('data'), TEN, [HOME, TAY_HO]);
  await tickets(5, hall);
  await rig.backup(hall.data, rig.path('backup'));
  await tickets(5, hall);
  await close();
  const before = contentsOf(hall.data);
  const said = await rig.restore(hall.data, TEN + HOUR, rig.path('backup'), '--jump', '1000');
  expect(said.filter((line) => line.includes('Numbers jump by 1000'))).toHaveLength(2);
  const aside = readdirSync(hall.data).find((name) => name.startsWith('before-restore-')) ?? '';
  expect(aside).toBe('before-restore-2026-11-23T040000Z');
  const kept = contentsOf(join(hall.data, aside));
  for (const name of ['journal.sqlite', 'vault.key', 'keys.json'])
    expect([name, kept.get(join(hall.data, aside, name))]).toEqual([name, before.get(join(hall.data, name))]);
  const journal = await openJournal({ folder: hall.data, timers: systemTimers });
  for (const branch of [HOME, TAY_HO]) expect([branch, (await journal.head(branch)).epoch]).toEqual([branch, 2]);
  await journal.close();
});

test('a busy letter: the jump is at least as far as it had come on its last day', async () => {
  const hall = await open(rig.folder('lost'));
  for (let i = 0; i < 9; i++) await Promise.all(Array.from({ length: 25 }, () => tickets(1, hall)));
  await rig.backup(hall.data, rig.path('backup'));
  await close();
  const said = await rig.restore(hall.data, TEN, rig.path('backup'));
  expect(said[0]).toContain('Numbers jump by 400: the next tickets are A626, B401');
});
