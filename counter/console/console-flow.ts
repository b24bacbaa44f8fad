import type { Problem } from '../../wire/http/problem.ts';
import type { CardReading } from '../citizen-card.ts';
import type { CounterView, DossierCard, DossierCode, PresentCard, TicketCard, TicketId } from '../views.ts';
import type { Given, Order } from './order.ts';

export type Dialog =
  | { readonly name: 'keys' | 'issue' | 'call_number' }
  | { readonly name: 'search'; readonly words: string }
  | { readonly name: 'miss'; readonly ticket: PresentCard }
  | { readonly name: 'unreturned'; readonly ticket: PresentCard; readonly verb: 'finish' | 'finish-and-call-next' }
  | { readonly name: 'transfer' | 'amend' | 'reprint'; readonly ticket: TicketCard }
  | { readonly name: 'receive'; readonly ticket: PresentCard; readonly scan: CardReading | null }
  | { readonly name: 'issued'; readonly given: Given; readonly printer: string | null }
  | { readonly name: 'receipt'; readonly dossier: DossierCode; readonly due: string | null }
  | { readonly name: 'hand_over' | 'decline'; readonly ticket: TicketId; readonly dossier: DossierCode };

/** Told once, until the next press or until it is put away. */
export type Notice =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'finished_nobody' | 'reprinting' | 'brought' | 'recall_waits'; readonly number: string }
  | { readonly kind: 'joined' | 'card_needs_service' | 'receipt_needs_collection' | 'scan_not_here' | 'unreadable' }
  | { readonly kind: 'ready' | 'withdrawn'; readonly dossier: DossierCode };

export interface ConsoleState {
  readonly view: CounterView | null;
  /** Whether the server is heard; nothing can be pressed while it is not. */
  readonly heard: boolean;
  /** The press that is on its way, with what the clerk saw. `answered`: done, and only the view that shows it is still to come. */
  readonly press: {
    readonly order: Order;
    readonly answered: boolean;
    readonly view: CounterView;
    readonly dialog: Dialog | null;
  } | null;
  /** A press whose answer never came, and what the clerk saw then: it may have been carried out. */
  readonly unsure: { readonly order: Order; readonly view: CounterView } | null;
  /** When the ticket at the counter became another one, by the screen's own running clock. */
  readonly presentSince: number;
  /** How long after that a press on it is taken for one that was meant for the ticket before. */
  readonly settleMs: number;
  readonly dialog: Dialog | null;
  readonly notice: Notice | null;
}

export type ConsoleEvent =
  | { readonly type: 'view_came'; readonly view: CounterView; readonly at: number }
  | { readonly type: 'heard'; readonly heard: boolean }
  | { readonly type: 'pressed'; readonly order: Order; readonly at: number }
  | { readonly type: 'done'; readonly given: Given }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'view_is_late' }
  | { readonly type: 'dialog_opened'; readonly dialog: Dialog }
  | { readonly type: 'dialog_closed' }
  | { readonly type: 'told'; readonly notice: Notice }
  | { readonly type: 'notice_closed' };

/**
 * After another ticket has come to the counter, the first presses on it are taken for the second half of a double press that
 * was meant for the one before: the slowest double click that Windows offers is 900 ms, its usual one 500.
 */
export const SETTLE_MS = 600;
/** A clerk who has just been told to press again looks up first: our estimate of reading a number. */
export const UNSURE_SETTLE_MS = 2_000;

export const initialConsole: ConsoleState = {
  view: null,
  heard: false,
  press: null,
  unsure: null,
  presentSince: -Infinity,
  settleMs: SETTLE_MS,
  dialog: null,
  notice: null,
};

export function consoleStep(state: ConsoleState, event: ConsoleEvent): ConsoleState {
  switch (event.type) {
    case 'view_came':
      return viewCame(state, event.view, event.at);
    case 'heard':
      return { ...state, heard: event.heard };
    case 'pressed':
      if (state.view === null || !mayPress(state, event.order, event.at)) return state;
      return {
        ...state,
        press: { order: event.order, answered: false, view: state.view, dialog: state.dialog },
        unsure: null,
        notice: null,
      };
    case 'done':
      return done(state, event.given);
    case 'refused':
      return refused(state, event.problem);
    case 'view_is_late':
      return state.press?.answered === true ? { ...state, press: null } : state;
    case 'dialog_opened':
      return { ...state, dialog: event.dialog, notice: null };
    case 'dialog_closed':
      return state.press !== null && !state.press.answered ? state : { ...state, dialog: null, notice: null };
    case 'told':
      return { ...state, notice: event.notice };
    case 'notice_closed':
      return { ...state, notice: null };
    default:
      return event satisfies never;
  }
}

/** Whether a press counts: the server is heard, none is on its way, and the clerk can have seen the ticket that it names. */
function mayPress(state: ConsoleState, order: Order, at: number): boolean {
  if (!state.heard || state.press !== null) return false;
  const names = order.kind === 'ticket' && order.verb !== 'undo' && order.ticket === state.view?.present?.ticket;
  return !names || at - state.presentSince >= state.settleMs;
}

export const isBusy = ({ heard, press }: ConsoleState): boolean => !heard || press !== null;

function viewCame(state: ConsoleState, view: CounterView, at: number): ConsoleState {
  const another = state.view !== null && view.present !== null && view.present.ticket !== state.view.present?.ticket;
  const settleMs = state.unsure === null ? SETTLE_MS : UNSURE_SETTLE_MS;
  return {
    ...settled(state, view),
    view,
    ...(another ? { presentSince: at, settleMs } : {}),
    // An answer and its view come by two ways, in either order: the press is over when both are here.
    press: state.press?.answered === true ? null : state.press,
  };
}

function refused(state: ConsoleState, problem: Problem): ConsoleState {
  const { press, view } = state;
  const told: ConsoleState = { ...state, press: null, notice: { kind: 'problem', problem } };
  if (press === null || view === null || problem.name !== 'outcome_unknown') return told;
  const unsure = { order: press.order, view: press.view };
  // The view may have come while the press was still asked about.
  const moved = view.present?.ticket !== press.view.present?.ticket;
  return moved || press.order.kind === 'receive' ? settled({ ...told, unsure }, view) : { ...told, unsure };
}

/** A newer view shows what became of a press whose answer never came; a dossier that it received leads on to its receipt. */
function settled(state: ConsoleState, view: CounterView): ConsoleState {
  const { unsure, dialog, notice } = state;
  if (unsure === null || !showsHere(unsure.order)) return state;
  const sure = {
    ...state,
    unsure: null,
    notice: notice?.kind === 'problem' && notice.problem.name === 'outcome_unknown' ? null : notice,
  };
  if (unsure.order.kind !== 'receive') return sure;
  const received = receivedSince(unsure.view, view);
  // Not yet, it may be: the form says so until it is sent again, with the same key.
  if (received === null) return state;
  return dialog === null || dialog.name === 'receive'
    ? { ...sure, dialog: { name: 'receipt', dossier: received.code, due: received.due } }
    : sure;
}

function receivedSince(before: CounterView, now: CounterView): DossierCard | null {
  if (before.present === null || before.present.ticket !== now.present?.ticket) return null;
  const known = new Set(before.present.received.map(({ code }) => code));
  return now.present.received.find(({ code }) => !known.has(code)) ?? null;
}

function done(state: ConsoleState, given: Given): ConsoleState {
  const { press } = state;
  if (press === null) return state;
  const { order } = press;
  return {
    ...state,
    press: press.view === state.view && showsHere(order) ? { ...press, answered: true } : null,
    // An answer closes what it was pressed in, and nothing that was opened meanwhile.
    dialog: state.dialog === press.dialog ? dialogAfter(state.dialog, order, given) : state.dialog,
    notice: noticeAfter(press, given),
  };
}

/**
 * Whether what was ordered always changes this counter's view: a ticket for another counter's service does not, nor a recall
 * of what still waits to be spoken.
 */
function showsHere(order: Order): boolean {
  switch (order.kind) {
    case 'ticket':
      return order.verb !== 'recall';
    case 'issue':
    case 'issue_collection':
    case 'amend':
    case 'reprint':
    case 'ready':
    case 'withdraw':
      return false;
    default:
      return true;
  }
}

/** Searching goes on after a dossier was marked or added, calling by number after the ticket was brought; all else closes what it was pressed in. */
function dialogAfter(dialog: Dialog | null, order: Order, given: Given): Dialog | null {
  switch (order.kind) {
    case 'issue':
      return { name: 'issued', given, printer: order.body.printer ?? null };
    case 'issue_collection':
      return { name: 'issued', given, printer: order.printer };
    case 'receive':
      return given.dossier === undefined
        ? null
        : { name: 'receipt', dossier: given.dossier, due: given.due === undefined ? null : String(given.due) };
    case 'ready':
    case 'withdraw':
    case 'join':
    case 'undo_handover':
      return dialog;
    // Brought here, so that it can be called by its number.
    case 'transfer':
      return dialog?.name === 'call_number' ? dialog : null;
    default:
      return null;
  }
}

function noticeAfter({ order, view, dialog }: NonNullable<ConsoleState['press']>, given: Given): Notice | null {
  switch (order.kind) {
    case 'ticket':
      if (order.verb === 'finish-and-call-next' && given.called == null)
        return { kind: 'finished_nobody', number: numberOf(order.ticket) };
      // It gains nothing (CALL-7), and the screen would show nothing of the press.
      return order.verb === 'recall' && view.present?.call?.voice === 'due'
        ? { kind: 'recall_waits', number: numberOf(order.ticket) }
        : null;
    case 'transfer':
      return dialog?.name === 'call_number' ? { kind: 'brought', number: numberOf(order.body.ticket) } : null;
    case 'reprint':
      return { kind: 'reprinting', number: numberOf(order.body.ticket) };
    case 'join':
      return { kind: 'joined' };
    case 'ready':
      return { kind: 'ready', dossier: order.dossier };
    case 'withdraw':
      return { kind: 'withdrawn', dossier: order.dossier };
    default:
      return null;
  }
}

const numberOf = (ticket: string): string => ticket.split('/')[1] ?? '';
