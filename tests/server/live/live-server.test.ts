import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { as, type BranchId } from '../../../queue/ids.ts';
import type { FollowAnswer, FromScreen, FromServer } from '../../../wire/socket.ts';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

type Screen = Socket<FromServer, FromScreen>;
type View = Parameters<FromServer['view']>[0];
const BIRTH = '1.001193';
let house: TestHouse;
let ticket: { readonly token: string; readonly ticket: string };
const open: Screen[] = [];

beforeAll(async () => {
  house = await openTestHouse({ branches: [HOME, as<BranchId>('tay-ho')] });
  ticket = (await house.at('tickets', { service: BIRTH }, { token: house.tokens['kiosk-1'] })).body;
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});
afterAll(() => house.close());

async function screen(token: string | null, extraHeaders: Record<string, string> = {}): Promise<Screen> {
  const socket: Screen = io(house.url, {
    path: '/live',
    transports: ['websocket'],
    auth: { token },
    reconnection: false,
    extraHeaders,
    forceNew: true,
  });
  open.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}
const follow = (socket: Screen, topic: string, have: { epoch: number; seq: number } | null = null) =>
  new Promise<FollowAnswer>((resolve) => socket.emit('follow', topic, have, resolve));
const nextView = (socket: Screen, topic: string) =>
  new Promise<View>((resolve) => {
    const hear = (message: View): void => {
      if (message.topic !== topic) return;
      socket.off('view', hear);
      resolve(message);
    };
    socket.on('view', hear);
  });
const token = (who: string): string | null => (who === 'nobody' ? null : (house.tokens[who] ?? ''));
const b = HOME;

const WHO = ['nobody', 'kiosk-1', 'display-1', 'printer-1', 'an', 'chi', 'giang', 'ha', 'system'];
const PEOPLE = ['an', 'chi', 'giang', 'ha'];
const HOUSE = ['kiosk-1', 'display-1', 'printer-1', ...PEOPLE];
for (const [topic, may] of [
  [`catalogue:${b}`, HOUSE],
  [`door:${b}`, HOUSE],
  [`hall:${b}`, HOUSE],
  [`line:${b}`, WHO],
  [`counter:${b}:1`, ['an', 'chi']],
  [`print:${b}:printer-1`, ['kiosk-1', 'printer-1']],
  [`print:${b}:printer-2`, []],
  [`office:${b}`, ['chi', 'giang', 'ha']],
  [`devices:${b}`, HOUSE],
] as const)
  test(`who may follow ${topic}: ${may.length === WHO.length ? 'everybody' : may.join(', ')}`, async () => {
    const let_: string[] = [];
    for (const who of WHO) {
      const socket = await screen(token(who));
      const views: View[] = [];
      socket.on('view', (view) => views.push(view));
      const answer = await follow(socket, topic);
      if (answer.ok) let_.push(who);
      else expect([answer.problem.name, views]).toEqual(['not_allowed', []]);
      socket.close();
    }
    expect(let_).toEqual(WHO.filter((who) => (may as readonly string[]).includes(who)));
  });

test('people and devices of one branch follow nothing of another; a phone and the case-handling system follow its line', async () => {
  for (const who of ['kiosk-1', 'display-1', 'printer-1', 'an', 'chi', 'giang'])
    for (const topic of [
      'catalogue:tay-ho',
      'hall:tay-ho',
      'line:tay-ho',
      'counter:tay-ho:1',
      'office:tay-ho',
      'devices:tay-ho',
      'print:tay-ho:printer-1',
    ])
      expect(await follow(await screen(token(who)), topic)).toMatchObject({
        ok: false,
        problem: { name: 'not_allowed' },
      });
  for (const who of ['nobody', 'system'])
    expect(await follow(await screen(token(who)), 'line:tay-ho')).toEqual({ ok: true });
});

test('a ticket’s token is the right to follow it; another token leads nowhere', async () => {
  const phone = await screen(null);
  const view = nextView(phone, `ticket:${b}:${ticket.token}`);
  expect(await follow(phone, `ticket:${b}:${ticket.token}`)).toEqual({ ok: true });
  expect((await view).view).toMatchObject({ ticket: ticket.ticket, state: 'waiting' });
  const forged = await follow(phone, `ticket:${b}:AAAAAAAAAAAAAAAAAAAAAA`);
  expect(forged).toMatchObject({ ok: false, problem: { name: 'ticket_unknown' } });
});

test('topics that are none, branches that are not here and wrong messages are refused, and the server goes on', async () => {
  const socket = await screen(house.tokens.chi ?? '');
  for (const topic of [
    'nothing:hoan-kiem',
    'hall',
    '',
    'hall:hoan-kiem:1:2',
    '__proto__:hoan-kiem',
    'constructor:hoan-kiem',
  ])
    expect(await follow(socket, topic)).toMatchObject({ ok: false, problem: { name: 'topic_unknown' } });
  expect(await follow(await screen(null), 'line:atlantis')).toMatchObject({
    ok: false,
    problem: { name: 'topic_unknown' },
  });
  expect(await follow(await screen(null), 'devices:atlantis')).toMatchObject({ ok: false });
  const rude = socket as unknown as { emit(event: string, ...things: unknown[]): void };
  rude.emit('follow');
  rude.emit('follow', { toString: 1 }, 'x', 'no function');
  rude.emit('unfollow', null);
  rude.emit('status', 12);
  rude.emit('anything', 'else');
  expect(await follow(socket, `hall:${b}`)).toEqual({ ok: true });
});

test('what throws on a line cuts that line and is written down; the others hear on', async () => {
  const other = await screen(token('display-1'));
  const identify = vi.spyOn(house.open.house.people, 'identify').mockImplementationOnce(() => {
    throw new Error('a fault of ours');
  });
  const struck = await screen(token('kiosk-1'));
  if (struck.connected) await new Promise((gone) => struck.once('disconnect', gone));
  identify.mockRestore();
  expect(house.log.of('socket_failed')).toHaveLength(1);
  expect((await follow(other, `hall:${b}`)).ok).toBe(true);
});

test('one socket follows forty topics, not four thousand', async () => {
  const socket = await screen(house.tokens.chi ?? '');
  const answers = [];
  for (let counter = 1; counter <= 41; counter++) answers.push(await follow(socket, `counter:${b}:${counter}`));
  expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(40);
  expect(answers.at(-1)?.ok).toBe(false);
});

test('a page of another house cannot connect, a page of this one and a program can', async () => {
  await expect(screen(null, { Origin: 'https://elsewhere.example' })).rejects.toThrow();
  expect((await screen(null, { Origin: house.url })).connected).toBe(true);
});

test('a push that a screen never got: the beat tells that it is behind, it asks, and has the newest', async () => {
  const board = await screen(house.tokens['display-1'] ?? '');
  const first = nextView(board, `hall:${b}`);
  await follow(board, `hall:${b}`);
  const have = await first;
  // The message is lost: nobody listens.
  await house.at('tickets', { service: BIRTH }, { token: house.tokens['kiosk-1'] });
  const beat = await new Promise<Parameters<FromServer['beat']>[0]>((resolve) => board.once('beat', resolve));
  const head = beat.heads.find(([topic]) => topic === `hall:${b}`);
  expect(head?.[2]).toBeGreaterThan(have.seq);
  const late = nextView(board, `hall:${b}`);
  expect(await follow(board, `hall:${b}`, { epoch: have.epoch, seq: have.seq })).toEqual({ ok: true });
  expect(await late).toMatchObject({ epoch: head?.[1], seq: head?.[2] });
});

test('a phone’s line says nothing of categories and tokens', async () => {
  const phone = await screen(null);
  const view = nextView(phone, `line:${b}`);
  await follow(phone, `line:${b}`);
  const text = JSON.stringify((await view).view);
  expect(text).toContain('A00');
  expect(text).not.toMatch(/priority|standard|ground/);
  expect(text).not.toContain(ticket.token);
});

test('a printer’s state and a display’s blocked sound are seen in the office at once, and who left is shown as gone', async () => {
  const office = await screen(house.tokens.chi ?? '');
  await follow(office, `devices:${b}`);
  const card = async (id: string, fits: (card: { connected: boolean; printer: string; sound: string }) => boolean) => {
    for (;;) {
      const { view } = await nextView(office, `devices:${b}`);
      const found = (
        view as { devices: { id: string; connected: boolean; printer: string; sound: string }[] }
      ).devices.find((one) => one.id === id);
      if (found !== undefined && fits(found)) return found;
    }
  };
  const out = card('printer-1', ({ printer }) => printer === 'paper_out');
  const printer = await screen(house.tokens['printer-1'] ?? '');
  printer.emit('status', { printer: 'paper_out' });
  expect(await out).toMatchObject({ connected: true });
  const gone = card('printer-1', ({ connected }) => !connected);
  printer.close();
  expect(await gone).toMatchObject({ printer: 'unknown' });
  const blocked = card('display-2', ({ sound }) => sound === 'blocked');
  const display = await screen(house.tokens['display-2'] ?? '');
  display.emit('status', { sound: 'blocked' });
  expect(await blocked).toMatchObject({ connected: true });
  expect(house.log.of('printer_state')).toContainEqual({ branch: b, printer: 'printer-1', state: 'paper_out' });
});

test('a clerk whose key is taken away is sent off the line within a second or so', async () => {
  const socket = await screen(house.tokens.binh ?? '');
  const sent = new Promise<string>((resolve) => socket.once('disconnect', (reason) => resolve(reason)));
  house.open.house.keys.removeClerk('binh', HOME);
  // The file is looked at once a second; this process wrote it itself, so the look is for what others write.
  const { openKeyStore } = await import('../../../server/people/key-store.ts');
  const { systemRandom } = await import('../../../server/system.ts');
  openKeyStore(`${house.data}/keys.json`, systemRandom).registerSystem('something-else');
  expect(await sent).toBe('io server disconnect');
  const again = await screen(house.tokens.binh ?? '');
  expect(await follow(again, `hall:${b}`)).toMatchObject({ ok: false, problem: { name: 'not_signed_in_here' } });
});

test('the server stops in good order: every screen is told before its line is cut', async () => {
  const other = await openTestHouse();
  const held = house;
  house = other;
  const sockets = await Promise.all([screen(null), screen(other.tokens['display-1'] ?? '')]);
  house = held;
  const heard = sockets.map(
    (socket) =>
      new Promise<string[]>((resolve) => {
        const said: string[] = [];
        socket.on('closing', () => said.push('closing'));
        socket.on('disconnect', () => resolve([...said, 'disconnect']));
      }),
  );
  await other.close();
  expect(await Promise.all(heard)).toEqual([
    ['closing', 'disconnect'],
    ['closing', 'disconnect'],
  ]);
});
