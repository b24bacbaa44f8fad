import { effect } from '@preact/signals';
import type { Answer, Client } from '../../wire/client.ts';
import { commands, queries } from '../../wire/endpoints.ts';
import type { BranchId, DossierCode } from '../../wire/views.ts';
import { askedKey } from '../flow/asking.ts';
import type { Outcome } from '../flow/events.ts';
import type { Asked, Asking } from '../flow/state.ts';
import { ASK_AGAIN_MS } from '../flow/times.ts';
import { keepAsking, keptAsking } from './kept-asking.ts';
import { asking, happen, visit } from './kiosk.ts';

/** Sends whatever the flow asks for, with its key, until there is an outcome or the flow no longer asks. */
export function carryOut(client: Client, branch: BranchId): void {
  const kept = keptAsking();
  if (kept !== null) happen({ type: 'resumed', asking: kept });
  let sent: string | null = null;
  effect(() => {
    const now = asking.value;
    keepAsking(now);
    if (now === null || now.key === sent) return;
    sent = now.key;
    void untilOutcome(now);
  });

  async function untilOutcome(now: Asking): Promise<void> {
    const wanted = (): boolean => askedKey(visit.peek()) === now.key;
    while (wanted()) {
      const answer = await send(client, branch, now.asked, now.key, wanted);
      if (answer.ok) return happen({ type: 'answered', key: now.key, outcome: answer.value });
      if (!mayComeLater(answer.problem.name)) return happen({ type: 'refused', key: now.key, problem: answer.problem });
      happen({ type: 'stalled', key: now.key });
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
  }
}

const mayComeLater = (name: string): boolean =>
  name === 'offline' || name === 'outcome_unknown' || name === 'closing' || name === 'journal_down';

async function send(
  client: Client,
  branch: BranchId,
  asked: Asked,
  key: string,
  wanted: () => boolean,
): Promise<Answer<Outcome>> {
  switch (asked.what) {
    case 'ticket': {
      const { service, ground, language } = asked;
      const category = ground === null ? 'standard' : 'priority';
      const body = { service, category, ground, language } as const;
      return named(asked.what, await client.send(commands.issueTicket(branch), body, key, wanted));
    }
    case 'collection': {
      const body = { receipts: [...asked.receipts], language: asked.language };
      return named(asked.what, await client.send(commands.issueCollection(branch), body, key, wanted));
    }
    case 'join':
      return done(
        asked.what,
        await client.send(
          commands.joinCollection(branch),
          { ticket: asked.ticket, token: asked.token, receipts: [...asked.receipts], dossiers: [] },
          key,
          wanted,
        ),
      );
    case 'amend':
      return done(
        asked.what,
        await client.send(
          commands.amendTicket(branch),
          { ticket: asked.ticket, category: 'priority', ground: asked.ground },
          key,
          wanted,
        ),
      );
    case 'cancel':
      return done(asked.what, await client.send(commands.cancelTicket(branch), { ticket: asked.ticket }, key, wanted));
    case 'receipt': {
      const answer = await client.ask(queries.receipt(asked.branch ?? branch, asked.token));
      return answer.ok ? { ok: true, value: { what: 'receipt', given: answer.value } } : answer;
    }
    case 'status': {
      const answer = await client.ask(queries.status(branch, asked.code as DossierCode));
      return answer.ok ? { ok: true, value: { what: 'status', given: answer.value } } : answer;
    }
  }
}

const named = <What extends 'ticket' | 'collection'>(
  what: What,
  answer: Answer<Extract<Outcome, { what: 'ticket' | 'collection' }>['given']>,
): Answer<Outcome> => (answer.ok ? { ok: true, value: { what, given: answer.value } } : answer);

const done = (what: 'join' | 'amend' | 'cancel', answer: Answer<unknown>): Answer<Outcome> =>
  answer.ok ? { ok: true, value: { what } } : answer;
