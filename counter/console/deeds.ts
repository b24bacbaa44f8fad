import type { CounterView, PresentCard, TicketCard, TicketId } from '../views.ts';
import type { Dialog } from './console-flow.ts';
import type { Order } from './order.ts';

/** What a clerk can do with one press, named as on its button. */
export type Deed =
  | 'call_next'
  | 'finish_and_call_next'
  | 'recall'
  | 'start'
  | 'finish'
  | 'miss'
  | 'park'
  | 'transfer'
  | 'amend'
  | 'receive'
  | 'search'
  | 'issue'
  | 'call_number'
  | 'undo'
  | 'pause'
  | 'keys';

/**
 * One key a deed; F2 is the one that goes on, whatever stands at the counter. Function keys, because clerks type names with a
 * Vietnamese input method that takes letters; F1, F5, F11 and F12 stay the browser's.
 */
export const KEYS: Readonly<Record<Deed, string>> = {
  call_next: 'F2',
  finish_and_call_next: 'F2',
  recall: 'F3',
  start: 'F4',
  finish: 'F6',
  miss: 'F7',
  park: 'F8',
  receive: 'F9',
  transfer: 'F10',
  amend: 'Alt+A',
  search: 'Alt+H',
  issue: 'Alt+N',
  call_number: 'Alt+G',
  undo: 'Ctrl+Z',
  pause: 'Alt+P',
  keys: '?',
};

export interface KeyPress {
  readonly key: string;
  /** Where the key stands: with Alt some systems type another letter (`å`). */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** The key is held down: never a second press. */
  readonly repeat: boolean;
}

/** The deed of a key at this counter now; null for a key of nobody's, or a deed that cannot be done. */
export function deedOfKey(press: KeyPress, view: CounterView): Deed | null {
  if (press.repeat || press.metaKey) return null;
  const letter = press.altKey ? /^Key([A-Z])$/.exec(press.code)?.[1] : undefined;
  const key = letter ?? (press.key.length === 1 ? press.key.toUpperCase() : press.key);
  const name = `${press.ctrlKey ? 'Ctrl+' : ''}${press.altKey ? 'Alt+' : ''}${key}`;
  const deeds = (Object.keys(KEYS) as Deed[]).filter((deed) => KEYS[deed] === name);
  return deeds.find((deed) => mayDo(deed, view)) ?? null;
}

/** Keys that are the browser's elsewhere and must not be here, whether or not the deed can be done now. */
export const isOurKey = (press: KeyPress): boolean =>
  !press.altKey && !press.ctrlKey && !press.metaKey && Object.values(KEYS).includes(press.key) && press.key !== '?';

/** Whether the rules would take it, as far as the view tells. The server has the last word. */
export function mayDo(deed: Deed, view: CounterView): boolean {
  const { present, day } = view;
  if (deed === 'keys' || deed === 'search') return true;
  if (day === null || day.phase === 'closed') return false;
  const calling = !view.paused && day.phase !== 'calling_ended';
  switch (deed) {
    case 'call_next':
      return present === null && calling && view.waiting > 0;
    case 'call_number':
      return present === null && calling;
    case 'finish_and_call_next':
    case 'finish':
    case 'amend':
      return present !== null;
    case 'transfer':
      return present !== null && mayReturn(view);
    case 'recall':
    case 'start':
    case 'miss':
      return present?.state === 'called';
    case 'park':
      return present?.state === 'serving';
    case 'receive':
      return present?.state === 'serving' && present.category !== 'collection';
    case 'undo':
      return view.undo !== null;
    case 'issue':
      return day.phase === 'open' && !day.issuingPaused;
    case 'pause':
      return true;
    default:
      return deed satisfies never;
  }
}

/** Whether a ticket may go back to the line: nobody is called from there after the end of calling. */
export const mayReturn = ({ day }: CounterView): boolean =>
  day !== null && day.phase !== 'closed' && day.phase !== 'calling_ended';

/** What to send for a deed, naming the ticket that the clerk sees; null for a deed that asks something first. */
export function orderOf(deed: Deed, view: CounterView): Order | null {
  const ticket = view.present?.ticket;
  switch (deed) {
    case 'call_next':
      return { kind: 'counter', verb: 'call-next' };
    case 'pause':
      return { kind: 'counter', verb: view.paused ? 'resume' : 'pause' };
    case 'undo':
      return view.undo === null ? null : onTicket('undo', view.undo.ticket);
    case 'finish_and_call_next':
      return ticket === undefined ? null : onTicket('finish-and-call-next', ticket);
    case 'recall':
    case 'start':
    case 'finish':
    case 'miss':
    case 'park':
      return ticket === undefined ? null : onTicket(deed, ticket);
    default:
      return null;
  }
}

type TicketOrder = Extract<Order, { kind: 'ticket' }>;
export const onTicket = (verb: TicketOrder['verb'], ticket: TicketId): TicketOrder => ({
  kind: 'ticket',
  verb,
  ticket,
});

/** How long a call stands on the board before a no-show is believed at once. */
const MISS_ASKS_WITHIN_MS = 45_000;

/** Whether a no-show is asked about again: the number has been on the board too short a time, or not at all. */
const missIsEarly = ({ call }: PresentCard, now: number): boolean =>
  call === null || call.shownAt === null || now - call.shownAt < MISS_ASKS_WITHIN_MS;

/** Results that lie ready for this visitor, neither handed over nor said why not: once the visitor has gone it is too late to ask. */
export const unreturned = ({ category, dossiers }: PresentCard): number =>
  category === 'collection'
    ? dossiers.filter(({ state, declined }) => state === 'ready' && declined === null).length
    : 0;

/** What a deed asks before anything is sent; null for one that is sent at once. */
export function dialogOf(deed: Deed, present: PresentCard | null, now: number): Dialog | null {
  switch (deed) {
    case 'keys':
    case 'issue':
    case 'call_number':
      return { name: deed };
    case 'search':
      return { name: 'search', words: '' };
    case 'miss':
      return present !== null && missIsEarly(present, now) ? { name: 'miss', ticket: present } : null;
    case 'finish':
    case 'finish_and_call_next':
      return present !== null && unreturned(present) > 0
        ? { name: 'unreturned', ticket: present, verb: deed === 'finish' ? 'finish' : 'finish-and-call-next' }
        : null;
    case 'transfer':
    case 'amend':
      return present === null ? null : { name: deed, ticket: present };
    case 'receive':
      return present === null ? null : { name: 'receive', ticket: present, scan: null };
    default:
      return null;
  }
}

/** Who the next press would call: the first of the line, in the server's order. */
export const nextOf = (view: CounterView): TicketCard | null => (view.present === null ? (view.line[0] ?? null) : null);
