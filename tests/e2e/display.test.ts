import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Announced, announced, recordShown, speakQuickly } from './board.ts';
import { openChromium } from './chromium.ts';
import { CERTIFICATION, type Hall, hallOf } from './hall.ts';
import { openStage, type Stage } from './stage.ts';

const COUNTERS = [1, 2, 3, 4, 5, 6, 7, 8];
let stage: Stage;
let hall: Hall;
let board: Page;
let shown: ReadonlySet<string>;
/** The ticket that each counter has. */
const present = new Map<number, string>();

beforeAll(async () => {
  stage = await openStage();
  hall = hallOf(stage.house);
  for (const counter of COUNTERS) await hall.sit(counter);
  board = await stage.open('display', '/display', {
    before: async (page) => {
      await speakQuickly(page);
      shown = recordShown(page);
    },
  });
});
afterAll(() => stage.close());

/** Calls a new visitor to a counter; who was there is served. */
async function callTo(counter: number, ticket?: string): Promise<string> {
  const before = present.get(counter);
  const next = ticket ?? (await hall.take(CERTIFICATION)).ticket;
  if (before !== undefined) await hall.do(counter, 'finish', before);
  await hall.do(counter, 'call', next);
  present.set(counter, next);
  return next;
}
const numberOf = (ticket: string): string => ticket.split('/')[1] ?? '';
const numbers = (of: readonly Announced[]): readonly string[] => of.map(({ number }) => number);
const ended = async (page: Page, count: number): Promise<readonly Announced[]> => {
  const wait = { interval: 100 };
  await expect
    .poll(async () => (await announced(page)).filter(({ endedAt }) => endedAt !== null).length, wait)
    .toBe(count);
  return announced(page);
};

test('a call with nothing else waiting is shown large and spoken in full', async () => {
  const ticket = await callTo(1);
  await board.locator('.call', { hasText: numberOf(ticket) }).waitFor();
  expect(await ended(board, 1)).toMatchObject([
    { number: numberOf(ticket), counter: '1', form: 'full', outcome: 'whole' },
  ]);
  expect(shown).toEqual(new Set([`${ticket}/1`]));
});

test('a call that is undone in mid-sentence falls silent, and the ticket is called to its right counter', async () => {
  const before = (await announced(board)).length;
  const ticket = await callTo(2);
  await expect.poll(async () => (await announced(board)).length, { interval: 20 }).toBe(before + 1);
  await hall.do(2, 'undo', ticket);
  present.delete(2);
  await callTo(3, ticket);
  const number = numberOf(ticket);
  expect((await ended(board, before + 2)).slice(before)).toMatchObject([
    { number, counter: '2', outcome: 'cut' },
    { number, counter: '3', outcome: 'whole' },
  ]);
});

test('twelve calls within 3 s, the page loaded anew in their middle: each shown, each spoken once, in order', async () => {
  const tickets: string[] = [];
  for (let n = 0; n < 12; n += 1) tickets.push((await hall.take(CERTIFICATION)).ticket);
  for (const [n, ticket] of tickets.entries()) await callTo(1 + (n % 8), ticket);
  await expect.poll(async () => (await announced(board)).length, { interval: 50 }).toBe(6);
  const before = (await announced(board)).slice(3);
  // The third of them is being spoken now.
  expect(before.at(-1)?.endedAt).toBe(null);
  await board.reload();
  await expect
    .poll(async () => (await announced(board)).at(-1), { interval: 100 })
    .toMatchObject({ number: numberOf(tickets[11] ?? ''), outcome: 'whole' });

  const spoken = [...before, ...(await announced(board))];
  // Whoever stood at the desk before it was their turn to be spoken needs no calling any more.
  const came = new Set(tickets.slice(0, 4).map(numberOf));
  const heard = new Set(numbers(spoken));
  expect(heard.size).toBe(spoken.length);
  expect(numbers(spoken)).toEqual(tickets.map(numberOf).filter((number) => !came.has(number) || heard.has(number)));
  for (const [n, one] of spoken.entries()) {
    const previous = spoken[n - 1];
    if (previous?.endedAt != null) expect(one.startedAt).toBeGreaterThanOrEqual(previous.endedAt);
  }
  expect(spoken.at(-1)?.form).toBe('full');
  expect(new Set(spoken.slice(1, -1).map(({ form }) => form))).toEqual(new Set(['short']));
  await expect.poll(() => tickets.filter((ticket) => !shown.has(`${ticket}/1`))).toEqual([]);
});

test('of two boards one speaks; gone in the middle of a call, the other takes over, and nothing is spoken twice or lost', async () => {
  let beats = 0;
  const other = await stage.open('display', '/display?device=display-2', {
    before: async (page) => {
      page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => {
          if (String(payload).startsWith('42["beat"')) beats += 1;
        }),
      );
      await speakQuickly(page);
    },
  });
  const offered = (granted: boolean) =>
    other.waitForResponse((answer) => answer.url().endsWith('/calls/offer-voice') && answer.ok() === granted);
  await other.locator('.board').waitFor();
  const before = (await announced(board)).length;
  const first = numberOf(await callTo(3));
  await other.locator('.call', { hasText: first }).waitFor();
  expect(numbers(await ended(board, before + 1)).at(-1)).toBe(first);
  expect(await announced(other)).toEqual([]);
  // It asks by itself every 10 s, two beats: it has just done so, and what it asks before that it was told to ask.
  await offered(false);
  const [begun, next, last] = [await callTo(4), await callTo(5), await callTo(6)].map(numberOf);
  await expect.poll(async () => (await announced(board)).at(-1), { interval: 20 }).toMatchObject({ number: begun });
  const taken = offered(true);
  beats = 0;
  await board.close();
  await taken;
  expect(beats).toBeLessThan(2);
  expect(numbers(await ended(other, 2))).toEqual([next, last]);
  board = other;
});

test('the same display opened in a second browser keeps silent, and takes over when the first is closed', async () => {
  let refused: Promise<string> | undefined;
  const twin = await stage.open('display', '/display?device=display-2', {
    before: async (page) => {
      refused = page
        .waitForResponse((answer) => answer.url().endsWith('/calls/offer-voice') && !answer.ok())
        .then(async (answer) => ((await answer.json()) as { name: string }).name);
      await speakQuickly(page);
    },
  });
  expect(await refused).toBe('another_page_speaks');
  const before = (await announced(board)).length;
  let reports = 0;
  board.on('response', (answer) => {
    if (answer.url().endsWith('/calls/spoken')) reports += 1;
  });
  const called = [await callTo(1), await callTo(2), await callTo(3)].map(numberOf);
  expect(numbers(await ended(board, before + 3)).slice(before)).toEqual(called);
  await expect.poll(() => reports).toBe(3);
  expect(await announced(twin)).toEqual([]);
  await board.close();
  const last = numberOf(await callTo(4));
  expect(numbers(await ended(twin, 1))).toEqual([last]);
  board = twin;
});

/**
 * When a page has told whether it may sound. Whatever is asked of the page itself counts as a touch: before its sound is
 * open, that would unlock it.
 */
const toldOfSound = (page: Page): Promise<void> =>
  new Promise((resolve) => {
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        if (String(payload).includes('"sound"')) resolve();
      }),
    );
  });

test('sound that is blocked is shown, another board speaks meanwhile, and one touch unlocks it', async () => {
  const silent = await openChromium({ sound: 'blocked' });
  let told: Promise<void> | undefined;
  const blocked = await stage.open('display', '/display', {
    from: silent,
    before: async (page) => {
      await speakQuickly(page);
      told = toldOfSound(page);
    },
  });
  await told;
  await blocked.getByText('Âm thanh đang bị chặn: chạm vào màn hình').waitFor();
  const number = numberOf(await callTo(5));
  await blocked.locator('.call', { hasText: number }).waitFor();
  await expect.poll(async () => numbers(await announced(board))).toContain(number);
  expect(await announced(blocked)).toEqual([]);
  await blocked.mouse.click(960, 540);
  await blocked.getByText('Âm thanh đang bị chặn').waitFor({ state: 'detached' });
  await silent.close();
});

test('the server is away: the board keeps its calls and says so; back, it goes on', async () => {
  const number = numberOf(await callTo(6));
  await board.locator('.listed__call', { hasText: number }).waitFor();
  await stage.house.kill('SIGKILL');
  await board.getByText(/Mất kết nối từ/).waitFor();
  await board.locator('.listed__call', { hasText: number }).waitFor();
  await stage.house.restart();
  await board.getByText(/Mất kết nối từ/).waitFor({ state: 'detached' });
  hall.forget();
  for (const counter of COUNTERS) await hall.sit(counter);
  const next = numberOf(await callTo(7));
  await board.locator('.call', { hasText: next }).waitFor();
});
