import type { TicketId, Token } from '../../wire/views.ts';
import { ask } from './asking.ts';
import { doorOf } from './door.ts';
import type { Of } from './events.ts';
import { heldBy, joinsOf } from './held.ts';
import { placeOf } from './place.ts';
import type { Given, Kiosk, Receipt, Visit } from './state.ts';

/** A receipt's state has come: it stands in the list once, and a ready one joins the ticket that it was scanned for. */
export function takeReceipt(kiosk: Kiosk, receipt: Receipt, key: string): Kiosk {
  const { screen, receipts } = kiosk.visit;
  if (screen.at === 'whose') return takeUnasked(kiosk, screen.given, receipt);
  if (screen.at === 'ticket' && screen.kind === 'collection') return takeUnasked(kiosk, screen, receipt);
  const joins = joinsOf(screen);
  const listed = list(kiosk, [...receipts.filter(({ token }) => token !== receipt.token), receipt], joins);
  const way = wayOn(listed.visit);
  return joins !== null && way.act === 'join' ? follow(listed, way, `${key}-join`, 'vi') : listed;
}

/** Nobody touched "scan another": where the receipt could join the ticket that stands there, whose it is must be asked. */
function takeUnasked(kiosk: Kiosk, given: Given, receipt: Receipt): Kiosk {
  const { ticket, state } = receipt.answer;
  const { visit } = kiosk;
  if (ticket?.ticket === given.ticket.ticket) return { ...kiosk, visit: { ...visit, sheet: null, screen: given } };
  if (state !== 'ready' || ticket !== null) return list(kiosk, [receipt], null);
  return { ...kiosk, visit: { ...visit, sheet: null, screen: { at: 'whose', given, receipt } } };
}

const list = (kiosk: Kiosk, receipts: readonly Receipt[], joins: Given | null): Kiosk => ({
  ...kiosk,
  visit: { ...kiosk.visit, sheet: null, receipts, screen: { at: 'receipts', page: 0, joins } },
});

/** What the one button under the scanned receipts does. */
export type WayOn =
  | { readonly act: 'issue'; readonly receipts: readonly Token[] }
  | {
      readonly act: 'join';
      readonly ticket: TicketId;
      readonly token: Token;
      readonly number: string;
      readonly receipts: readonly Token[];
    }
  | { readonly act: 'show'; readonly token: Token; readonly number: string }
  | { readonly act: 'none' };

/** One living ticket collects everything: what is ready joins it, and a second one is never offered. */
export function wayOn(visit: Visit): WayOn {
  const joins = joinsOf(visit.screen)?.ticket;
  const living = joins ?? visit.receipts.map(({ answer }) => answer.ticket).find((ticket) => ticket !== null);
  const receipts = visit.receipts
    .filter(({ answer }) => answer.state === 'ready' && answer.ticket === null)
    .map(({ token }) => token);
  if (living === undefined) return receipts.length === 0 ? { act: 'none' } : { act: 'issue', receipts };
  const { ticket, number, token } = living;
  return receipts.length === 0 ? { act: 'show', token, number } : { act: 'join', ticket, token, number, receipts };
}

export function collect(kiosk: Kiosk, { key, language }: Of<'collectionChosen'>): Kiosk {
  const { screen } = kiosk.visit;
  if (screen.at === 'whose')
    return ask(kiosk, key, {
      what: 'join',
      ticket: screen.given.ticket.ticket,
      token: screen.given.ticket.token,
      receipts: [screen.receipt.token],
    });
  return screen.at === 'receipts' ? follow(kiosk, wayOn(kiosk.visit), key, language) : kiosk;
}

/** The receipt is not of the ticket that stands there: it gets a number of its own, where numbers are given. */
export function collectApart(kiosk: Kiosk, { key, language }: Of<'apartChosen'>): Kiosk {
  const { screen } = kiosk.visit;
  if (screen.at !== 'whose') return kiosk;
  const listed = list(kiosk, [screen.receipt], null);
  return doorOf(kiosk.house) === 'open' ? follow(listed, wayOn(listed.visit), key, language) : listed;
}

function follow(kiosk: Kiosk, way: WayOn, key: string, language: 'vi' | 'en'): Kiosk {
  const { visit } = kiosk;
  switch (way.act) {
    case 'issue':
      return ask(kiosk, key, { what: 'collection', receipts: way.receipts, language });
    case 'join':
      return ask(kiosk, key, { what: 'join', ticket: way.ticket, token: way.token, receipts: way.receipts });
    case 'show':
      return {
        ...kiosk,
        visit: {
          ...visit,
          receipts: [],
          screen: joinsOf(visit.screen) ?? placeOf(visit.screen, way.token),
        },
      };
    case 'none':
      return kiosk;
  }
}

/** The receipts stand on the living ticket now: its screen again, or where it is in the line. */
export function takeJoined(kiosk: Kiosk, more: number): Kiosk {
  const { visit } = kiosk;
  const given = heldBy(visit.screen);
  if (given !== null)
    return { ...kiosk, visit: { ...visit, receipts: [], screen: { ...given, dossiers: given.dossiers + more } } };
  const living = visit.receipts.map(({ answer }) => answer.ticket).find((ticket) => ticket !== null);
  if (living === undefined) return kiosk;
  return { ...kiosk, visit: { ...visit, receipts: [], screen: placeOf(visit.screen, living.token) } };
}
