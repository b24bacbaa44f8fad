import { readCode } from '../../wire/codes.ts';
import type { Problem } from '../../wire/http/problem.ts';
import type { ServiceId, TicketId, Token } from '../../wire/views.ts';
import { ask } from './asking.ts';
import type { Of } from './events.ts';
import type { Given, Kiosk, Receipt, Screen, Visit } from './state.ts';

/** Opens the scanner; from a collection ticket's own screen, what is scanned joins that ticket. */
export const openScan = (kiosk: Kiosk): Kiosk => {
  const screen: Screen = { at: 'scan', way: 'camera', camera: 'starting', typed: '', joins: joinsOf(kiosk.visit) };
  return { ...kiosk, visit: { ...kiosk.visit, screen, sheet: null } };
};

/** Whatever a camera, a wedge scanner or the hall's page gave, on any screen. */
export function takeScan(kiosk: Kiosk, { text, key }: Of<'scanned'>): Kiosk {
  const { visit } = kiosk;
  if (visit.asking !== null) return kiosk;
  const code = readCode(text);
  switch (code.kind) {
    case 'receipt':
      return ask(kiosk, key, { what: 'receipt', token: code.token, branch: code.branch });
    case 'ticket':
      if (code.branch !== null && kiosk.house.branch !== null && code.branch !== kiosk.house.branch)
        return refused(kiosk, { name: 'code_of_another_branch', params: {} });
      return { ...kiosk, visit: { ...visit, sheet: null, screen: { at: 'place', token: code.token, ticket: null } } };
    case 'dossier_code':
      return ask(kiosk, key, { what: 'status', code: code.code });
    case 'unreadable':
      return refused(kiosk, { name: 'code_unreadable', params: {} });
  }
}

/** The screen for a refusal, with the way back to where the visitor stood. */
export const refused = (kiosk: Kiosk, problem: Pick<Problem, 'name' | 'params'>): Kiosk => {
  const { visit } = kiosk;
  const back = visit.screen.at === 'refused' ? visit.screen.back : visit.screen;
  const whole: Problem = { type: `/problems/${problem.name}`, status: 0, title: '', detail: '', ...problem };
  return { ...kiosk, visit: { ...visit, asking: null, sheet: null, screen: { at: 'refused', problem: whole, back } } };
};

/** A receipt's state has come: it stands in the list once, and a ready one joins the ticket that it was scanned for. */
export function takeReceipt(kiosk: Kiosk, receipt: Receipt, key: string): Kiosk {
  const { visit } = kiosk;
  const joins = joinsOf(visit);
  const receipts = [...visit.receipts.filter(({ token }) => token !== receipt.token), receipt];
  const listed: Kiosk = { ...kiosk, visit: { ...visit, sheet: null, receipts, screen: { at: 'receipts', joins } } };
  const way = wayOn(listed.visit);
  return joins !== null && way.act === 'join' ? follow(listed, way, `${key}-join`, 'vi') : listed;
}

/** What the one button under the scanned receipts does. */
export type WayOn =
  | { readonly act: 'issue'; readonly receipts: readonly Token[] }
  | { readonly act: 'join'; readonly ticket: TicketId; readonly number: string; readonly receipts: readonly Token[] }
  | { readonly act: 'show'; readonly token: Token; readonly number: string }
  | { readonly act: 'none' };

/** One living ticket collects everything: what is ready joins it, and a second one is never offered. */
export function wayOn(visit: Visit): WayOn {
  const joins = joinsOf(visit)?.ticket;
  const living = joins ?? visit.receipts.map(({ answer }) => answer.ticket).find((ticket) => ticket !== null);
  const receipts = visit.receipts
    .filter(({ answer }) => answer.state === 'ready' && answer.ticket === null)
    .map(({ token }) => token);
  if (living === undefined) return receipts.length === 0 ? { act: 'none' } : { act: 'issue', receipts };
  const { ticket, number, token } = living;
  return receipts.length === 0 ? { act: 'show', token, number } : { act: 'join', ticket, number, receipts };
}

export const collect = (kiosk: Kiosk, { key, language }: Of<'collectionChosen'>): Kiosk =>
  kiosk.visit.screen.at === 'receipts' ? follow(kiosk, wayOn(kiosk.visit), key, language) : kiosk;

function follow(kiosk: Kiosk, way: WayOn, key: string, language: 'vi' | 'en'): Kiosk {
  const { visit } = kiosk;
  switch (way.act) {
    case 'issue':
      return ask(kiosk, key, { what: 'collection', receipts: way.receipts, language });
    case 'join':
      return ask(kiosk, key, { what: 'join', ticket: way.ticket, receipts: way.receipts });
    case 'show':
      return {
        ...kiosk,
        visit: { ...visit, screen: joinsOf(visit) ?? { at: 'place', token: way.token, ticket: null } },
      };
    case 'none':
      return kiosk;
  }
}

/** The receipts stand on the living ticket now: its screen again, or where it is in the line. */
export function takeJoined(kiosk: Kiosk, more: number): Kiosk {
  const { visit } = kiosk;
  const given = joinsOf(visit);
  if (given !== null)
    return { ...kiosk, visit: { ...visit, receipts: [], screen: { ...given, dossiers: given.dossiers + more } } };
  const living = visit.receipts.map(({ answer }) => answer.ticket).find((ticket) => ticket !== null);
  if (living === undefined) return kiosk;
  return { ...kiosk, visit: { ...visit, receipts: [], screen: { at: 'place', token: living.token, ticket: null } } };
}

/** The collection ticket on whose screen "scan another receipt" was touched. */
const joinsOf = ({ screen }: Visit): Given | null => {
  if (screen.at === 'scan' || screen.at === 'receipts') return screen.joins;
  return screen.at === 'ticket' && screen.kind === 'collection' ? screen : null;
};

export const collectionService = ({ house: { catalogue } }: Kiosk): ServiceId | null => {
  const field = catalogue?.fields.find(({ kind }) => kind === 'results')?.id;
  return catalogue?.services.find((service) => service.field === field)?.id ?? null;
};
