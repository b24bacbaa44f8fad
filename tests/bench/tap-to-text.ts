import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Page } from 'playwright-core';
import { branches, demoBranch } from '../../server/seed/branches.ts';
import { catalogueOf } from '../../server/seed/catalogue.ts';
import { newKey } from '../../wire/client.ts';
import { topics } from '../../wire/topics.ts';
import { openChromium } from '../e2e/chromium.ts';
import { SIZES } from '../e2e/sizes.ts';
import { type BenchHouse, openBenchHouse } from './bench-house.ts';
import { median, type PartResult, quantile, rounded } from './figure.ts';
import { follow } from './follower.ts';

const FOLLOWERS_A_BRANCH = 10;
const TICKETS_A_SECOND = 5;
const ROUNDS = 5;
const SECONDS_A_ROUND = 15;
const WARM_SECONDS = 6;
/** A view that has not come by then never will. */
const LOST_MS = 10_000;

/** In taps. Left to itself, the bench's own collector stops its clock for 10 to 30 ms in the middle of a tap. */
const COLLECTED_EVERY = 10;

interface Taps {
  /** From each tap until each of the branch's followers had the view with what it led to. */
  readonly views: number[];
  /** From a call until its number stood on a board in Chromium. */
  readonly texts: number[];
}

interface Rig {
  readonly taps: Taps;
  play(seconds: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * From a tap (a ticket is taken, a ticket is called) until 300 followers over 30 branches see it, at 5 tickets a second:
 * on the embedded journal beside the same server with a journal that keeps nothing, in turn. In each branch's turn one
 * ticket is taken and one called; the demo branch's board also stands in a real browser.
 */
export async function tapToText(): Promise<PartResult> {
  const browser = await openChromium();
  const board = async () => (await browser.newContext({ viewport: SIZES.display })).newPage();
  const kept = await rig(await openBenchHouse('sqlite', 'clerks'), await board());
  const lost = await rig(await openBenchHouse('nothing', 'clerks'), await board());
  try {
    for (const one of [kept, lost]) await one.play(WARM_SECONDS);
    for (const { taps } of [kept, lost]) for (const times of [taps.views, taps.texts]) times.length = 0;
    for (let round = 0; round < ROUNDS; round++)
      for (const one of round % 2 === 0 ? [kept, lost] : [lost, kept]) await one.play(SECONDS_A_ROUND);
  } finally {
    await Promise.all([kept.close(), lost.close(), browser.close()]);
  }
  const share = (of: (taps: Taps) => number): number => rounded(of(kept.taps) / of(lost.taps));
  const row = (journal: string, { views, texts }: Taps) => ({
    journal,
    views: views.length,
    'median ms': rounded(median(views)),
    'p99 ms': rounded(quantile(views, 0.99)),
    texts: texts.length,
    'text median ms': rounded(median(texts)),
    'text worst ms': rounded(Math.max(...texts)),
  });
  return {
    figures: [
      {
        figure: 'tap to view, median / nothing kept',
        measured: share(({ views }) => median(views)),
        limit: { atMost: 2 },
        unit: '×',
      },
      {
        figure: 'tap to view, 99th percentile / nothing kept',
        measured: share(({ views }) => quantile(views, 0.99)),
        limit: { atMost: 1.5 },
        unit: '×',
      },
      {
        figure: 'call to text on a board, median / nothing kept',
        measured: share(({ texts }) => median(texts)),
        limit: { atMost: 2 },
        unit: '×',
      },
    ],
    made: [row('embedded (SQLite)', kept.taps), row('keeps nothing', lost.taps)],
  };
}

interface Tap {
  readonly begun: number;
  readonly arrived: { readonly seq: number; readonly ms: number }[];
}

async function rig(house: BenchHouse, page: Page): Promise<Rig> {
  const taps: Taps = { views: [], texts: [] };
  const running = new Map<string, Tap>();
  const sockets = await Promise.all(
    branches.flatMap(({ id }) =>
      Array.from({ length: FOLLOWERS_A_BRANCH }, () =>
        follow(house.url, house.tokens.get(`${id}/display-1`) ?? '', topics.hall(id as never), (seq) => {
          const tap = running.get(id);
          tap?.arrived.push({ seq, ms: performance.now() - tap.begun });
        }),
      ),
    ),
  );
  await page.goto(`${house.url}/display`);
  await page.waitForSelector('.calm, .board, main, #app *');

  async function tap(branch: string, path: string, body: object, token: string): Promise<Record<string, unknown>> {
    const mine: Tap = { begun: performance.now(), arrived: [] };
    running.set(branch, mine);
    const response = await fetch(`${house.url}/api/branches/${branch}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, 'Idempotency-Key': newKey() },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Record<string, unknown> & { readonly seq: number };
    if (!response.ok) throw new Error(`${path} of ${branch}: ${JSON.stringify(answer)}`);
    // An earlier view of the branch may come in between: only those that hold what the tap led to count.
    const whole = () => mine.arrived.filter(({ seq }) => seq >= answer.seq);
    while (whole().length < FOLLOWERS_A_BRANCH) {
      if (performance.now() - mine.begun > LOST_MS) throw new Error(`A view of ${branch} did not come`);
      await pause(1);
    }
    for (const { ms } of whole().slice(0, FOLLOWERS_A_BRANCH)) taps.views.push(ms);
    running.delete(branch);
    return answer;
  }

  async function take(branch: string): Promise<void> {
    const service = catalogueOf(branch as never).counters.find(({ id }) => id === '1')?.services[0];
    await tap(branch, '/tickets', { service, printer: null }, house.tokens.get(`${branch}/kiosk-1`) ?? '');
  }
  async function call(branch: string): Promise<void> {
    const session = house.sessions.get(`${branch}/1`) ?? '';
    const present = presentAt.get(branch);
    const stood = branch === demoBranch ? watchBoard(page) : null;
    const begun = performance.timeOrigin + performance.now();
    const answer = await (present === undefined
      ? tap(branch, '/counters/1/call-next', {}, session)
      : tap(branch, '/counters/1/finish-and-call-next', { ticket: present }, session));
    const number = String(answer.called);
    presentAt.set(branch, `${new Date().toLocaleDateString('sv', { timeZone: 'Asia/Ho_Chi_Minh' })}/${number}`);
    if (stood !== null) taps.texts.push((await (await stood).when(number)) - begun);
  }
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const presentAt = new Map<string, string>();
  let turn = 0;

  return {
    taps,
    async play(seconds) {
      const under: Promise<void>[] = [];
      for (let nth = 0; nth < seconds * TICKETS_A_SECOND; nth++) {
        const id = branches[turn++ % branches.length]?.id ?? demoBranch;
        under.push(
          take(id)
            .then(() => pause(400))
            .then(() => call(id)),
        );
        await pause(500 / TICKETS_A_SECOND);
        if (running.size === 0 && nth % COLLECTED_EVERY === 0) collectGarbage();
        await pause(500 / TICKETS_A_SECOND);
      }
      await Promise.all(under);
    },
    async close() {
      for (const socket of sockets) socket.close();
      await house.stop();
    },
  };
}

/** Notes in the page when a number first stands in a large call; both clocks are the machine's own. */
async function watchBoard(page: Page) {
  await page.evaluate(() => {
    const seen = new Map<string, number>();
    const look = () => {
      for (const card of document.querySelectorAll('.call__number')) {
        const number = (card.textContent ?? '').replaceAll(/\s/g, '');
        if (!seen.has(number)) seen.set(number, performance.timeOrigin + performance.now());
      }
    };
    look();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { benchSeen: seen });
  });
  return {
    when: async (number: string): Promise<number> => {
      await page.waitForFunction(
        (wanted) => (window as unknown as { benchSeen: Map<string, number> }).benchSeen.has(wanted),
        number,
        { timeout: LOST_MS },
      );
      return page.evaluate(
        (wanted) => (window as unknown as { benchSeen: Map<string, number> }).benchSeen.get(wanted) ?? Number.NaN,
        number,
      );
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
