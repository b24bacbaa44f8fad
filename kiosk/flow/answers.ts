import type { IssuedAnswer } from '../../wire/http/tickets.ts';
import { askedBy } from './asking.ts';
import { takeJoined, takeReceipt } from './collecting.ts';
import type { Of, Outcome } from './events.ts';
import { followPaper } from './paper.ts';
import { refused } from './refused.ts';
import type { Asking, Given, Kiosk } from './state.ts';
import { atHome } from './state.ts';

/** An answer to another key than the one that is asked now belongs to a visit that is over. */
export function takeAnswer(kiosk: Kiosk, { key, outcome }: Of<'answered'>): Kiosk {
  const its = askedBy(kiosk, key);
  return its === null ? kiosk : settle(its.kiosk, its.asking, outcome, key);
}

export function takeRefusal(kiosk: Kiosk, { key, problem }: Of<'refused'>): Kiosk {
  const its = askedBy(kiosk, key);
  if (its === null) return kiosk;
  const { kiosk: settled, asking } = its;
  // It is how things are already: the visitor has what they asked for.
  if (problem.name === 'nothing_to_change') {
    if (asking.asked.what === 'join') return takeJoined(settled, 0);
    if (asking.asked.what === 'amend') return settle(settled, asking, { what: 'amend' }, key);
  }
  // The server that knows the other branch names it; any other answer there says no more than that it is not ours.
  const { asked } = asking;
  const foreign = asked.what === 'receipt' && asked.branch !== null && asked.branch !== kiosk.house.branch;
  if (foreign && problem.name !== 'code_of_another_branch')
    return refused(settled, { name: 'code_of_another_branch', params: {} });
  // The server's sentence is the clerk's: the visitor is told by the kiosk where to go.
  if (asked.what === 'cancel' && problem.name === 'ticket_not_waiting')
    return refused(settled, { name: problem.name, params: { ...problem.params, number: asked.number } });
  return refused(settled, problem);
}

function settle(kiosk: Kiosk, asking: Asking, outcome: Outcome, key: string): Kiosk {
  const { asked } = asking;
  const { visit } = kiosk;
  const to = (part: Partial<typeof visit>): Kiosk => ({ ...kiosk, visit: { ...visit, sheet: null, ...part } });
  switch (outcome.what) {
    case 'ticket':
    case 'collection':
      return give(kiosk, asking, outcome.given);
    case 'amend':
      return visit.screen.at === 'ticket'
        ? to({ screen: { ...visit.screen, kind: 'priority', amendedAt: kiosk.now } })
        : kiosk;
    case 'cancel':
      return asked.what === 'cancel' ? to({ screen: atHome(asked.number), ground: null, receipts: [] }) : kiosk;
    case 'join':
      return asked.what === 'join' ? takeJoined(kiosk, asked.receipts.length) : kiosk;
    case 'status':
      return asked.what === 'status'
        ? to({ screen: { at: 'status', code: asked.code, answer: outcome.given } })
        : kiosk;
    case 'receipt':
      return asked.what === 'receipt' ? takeReceipt(kiosk, { token: asked.token, answer: outcome.given }, key) : kiosk;
  }
}

function give(kiosk: Kiosk, { asked, stalled }: Asking, ticket: IssuedAnswer): Kiosk {
  const { visit, now, house } = kiosk;
  if (asked.what !== 'ticket' && asked.what !== 'collection') return kiosk;
  const given: Given = {
    at: 'ticket',
    ticket,
    service: asked.what === 'ticket' ? asked.service : null,
    kind: asked.what === 'collection' ? 'collection' : asked.ground === null ? 'standard' : 'priority',
    dossiers: asked.what === 'collection' ? asked.receipts.length : 0,
    stands: null,
    givenAt: now,
    amendedAt: null,
    awaited: stalled,
    listed: false,
    paper: 'printing',
    paperAt: now,
  };
  const screen = followPaper(given, house, now);
  return { ...kiosk, visit: { ...visit, sheet: null, screen, receipts: [], ground: null } };
}
