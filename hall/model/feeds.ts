import { createClient } from '../../wire/client.ts';
import { queries } from '../../wire/endpoints.ts';
import type { DemoPerson, DemoReceipt, PapersAnswer } from '../../wire/http/demo.ts';
import { connect } from '../../wire/live.ts';
import { topics } from '../../wire/topics.ts';
import { DISPLAY, OWN_COUNTER, PRINTER } from './frame-addresses.ts';
import { stepDone } from './guide.ts';
import { hall } from './hall.ts';
import { pileUp } from './pile.ts';

/** A receipt lies on the desk soon after the clerk has given it. */
const RECEIPTS_EVERY_MS = 3_000;
const TRY_AGAIN_MS = 2_000;

const client = createClient({ baseUrl: '', token: () => null, language: () => 'vi' });
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function startFeeds(): void {
  void askPeople();
  void followPapers();
  void followReceipts();
  void followHall();
}

async function askPeople(): Promise<void> {
  for (;;) {
    const answer = await client.ask<{ readonly people: readonly DemoPerson[] }>({ path: '/api/demo' });
    if (answer.ok) {
      hall.people.value = answer.value.people;
      return;
    }
    await pause(TRY_AGAIN_MS);
  }
}

/** Asks, and the server answers when there is something to say: longer than an ordinary request may take. */
async function followPapers(): Promise<void> {
  for (;;) {
    const { after, run } = hall.pile.value;
    try {
      const known = after === null ? '' : `?after=${after}&run=${run}`;
      const response = await fetch(`/api/demo/printers/${PRINTER}/papers${known}`);
      if (!response.ok) throw new Error(String(response.status));
      const answer = (await response.json()) as PapersAnswer;
      hall.pile.value = pileUp(hall.pile.value, answer);
      if (after !== null && answer.pieces.length > 0) hall.guide.value = stepDone(hall.guide.value, 'take');
    } catch {
      await pause(TRY_AGAIN_MS);
    }
  }
}

async function followReceipts(): Promise<void> {
  for (;;) {
    if (document.visibilityState === 'visible') {
      const answer = await client.ask<{ readonly receipts: readonly DemoReceipt[] }>({ path: '/api/demo/receipts' });
      if (answer.ok && JSON.stringify(answer.value.receipts) !== JSON.stringify(hall.receipts.value))
        hall.receipts.value = answer.value.receipts;
    }
    await pause(RECEIPTS_EVERY_MS);
  }
}

/** Follows what the board shows: how many wait, and whether the visitor's own counter has called. */
async function followHall(): Promise<void> {
  for (;;) {
    const screen = await client.ask(queries.screen('display', DISPLAY));
    if (screen.ok) {
      const { branch, token } = screen.value;
      let before: ReadonlySet<string> | null = null;
      connect('', () => token).follow(topics.hall(branch), (view) => {
        hall.view.value = view;
        const own = view.calls.filter(({ counter }) => counter === OWN_COUNTER).map(({ id }) => id);
        // Calls of before the page opened were somebody else's.
        before ??= new Set(own);
        if (own.some((id) => before?.has(id) === false)) hall.guide.value = stepDone(hall.guide.value, 'call');
      });
      return;
    }
    await pause(TRY_AGAIN_MS);
  }
}
