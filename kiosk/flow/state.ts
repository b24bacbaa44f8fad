import type { PrinterState } from '../../wire/devices.ts';
import type { ReceiptAnswer, StatusAnswer } from '../../wire/http/dossiers.ts';
import type { Problem } from '../../wire/http/problem.ts';
import type { IssuedAnswer } from '../../wire/http/tickets.ts';
import type {
  BranchId,
  Catalogue,
  DoorView,
  FieldId,
  LineView,
  ServiceId,
  TicketId,
  TicketView,
  Token,
} from '../../wire/views.ts';

/** Milliseconds of the screen's monotonic clock: it measures how long, never what time it is. */
export type Moment = number;

export interface Kiosk {
  readonly now: Moment;
  readonly house: House;
  readonly visit: Visit;
}

/** What the kiosk knows of the branch. It outlives every visit. */
export interface House {
  readonly branch: BranchId | null;
  readonly catalogue: Catalogue | null;
  readonly door: DoorView | null;
  /** Whether the server is heard. */
  readonly heard: boolean;
  /** It answers, and the branch waits for a newer program: no reconnecting helps. */
  readonly waits: boolean;
  /** Null: the kiosk has no printer. */
  readonly printer: PrinterState | null;
  /** The papers that the printer still owes; null while that is not known. */
  readonly owed: readonly string[] | null;
  readonly line: LineView | null;
}

/** Everything that one visitor left behind. A wipe makes it anew, so nothing can be forgotten. */
export interface Visit {
  readonly id: number;
  readonly screen: Screen;
  readonly sheet: Sheet | null;
  /** The priority ground chosen before the ticket. */
  readonly ground: string | null;
  readonly comfort: Comfort;
  /** A language of its own was chosen. */
  readonly spoke: boolean;
  /** Receipts scanned in this visit, each once. */
  readonly receipts: readonly Receipt[];
  readonly asking: Asking | null;
  readonly touchedAt: Moment;
  /** Since when the visitor is being asked whether they are still there. */
  readonly warnedAt: Moment | null;
}

export interface Comfort {
  readonly lowReach: boolean;
  readonly contrast: boolean;
  readonly largeText: boolean;
}

export type Sheet = 'priority' | 'help' | 'comfort' | 'cancel';

export type Choosing =
  | { readonly at: 'home'; readonly page: number; readonly cancelled: string | null }
  | { readonly at: 'services'; readonly field: FieldId; readonly page: number }
  | { readonly at: 'search'; readonly text: string; readonly page: number };

export type Screen =
  | Choosing
  | { readonly at: 'details'; readonly service: ServiceId; readonly from: Choosing }
  | Scan
  | List
  | Whose
  | { readonly at: 'status'; readonly code: string; readonly answer: StatusAnswer }
  | { readonly at: 'place'; readonly token: Token; readonly ticket: TicketView | null }
  | Given
  | Unanswered
  /** A screen for every refusal, with the way back. */
  | { readonly at: 'refused'; readonly problem: Problem; readonly back: Screen };

/**
 * Asked and not answered: whether it was done is not known. With the way back. As long as it stands, what would change something
 * is asked on by the same key, so that it says what became of it as soon as the server is heard.
 */
export interface Unanswered {
  readonly at: 'unanswered';
  readonly asked: Asked;
  readonly key: string;
  readonly back: Screen;
}

export interface Scan {
  readonly at: 'scan';
  readonly way: 'camera' | 'typing';
  readonly camera: 'starting' | 'on' | 'none';
  /** The digits typed so far: six of the date, then the sequence. */
  readonly typed: string;
  /** Where "scan another receipt" was touched: back leads there, and what is scanned belongs there. */
  readonly from: List | Given | null;
}

/** The receipts that were scanned. */
export interface List {
  readonly at: 'receipts';
  readonly page: number;
  /** Scanned to join this ticket. */
  readonly joins: Given | null;
}

/** A receipt held before a collection ticket's screen with no touch before: its visitor's own, or the next one's. */
export interface Whose {
  readonly at: 'whose';
  readonly given: Given;
  readonly receipt: Receipt;
}

/** The ticket screen. */
export interface Given {
  readonly at: 'ticket';
  readonly ticket: IssuedAnswer;
  /** Null: a collection ticket, of the one service that the catalogue has for it. */
  readonly service: ServiceId | null;
  readonly kind: 'standard' | 'priority' | 'collection';
  /** How many dossiers a collection ticket holds. */
  readonly dossiers: number;
  /** How it stands in the hall; null until the server has told it. */
  readonly stands: TicketView | null;
  readonly givenAt: Moment;
  /** When it was given another category here: its paper still tells place and wait of before. Null: it was not. */
  readonly amendedAt: Moment | null;
  /** The answer was long in coming: its visitor may be looking elsewhere. */
  readonly awaited: boolean;
  /** Its job was seen in the printer's list. */
  readonly listed: boolean;
  /** When this kiosk saw that the paper came out, or that it will not. */
  readonly paper: Paper;
  readonly paperAt: Moment;
}

/** `none`: the kiosk has no printer. `late`: it should have come by now. */
export type Paper = 'printing' | 'taken_from_slot' | 'no_paper' | 'printer_fault' | 'late' | 'none';

export interface Receipt {
  readonly token: Token;
  readonly answer: ReceiptAnswer;
}

/** The one thing that is being asked of the server: one key from the touch to its outcome, however often it is sent. */
export interface Asking {
  readonly key: string;
  readonly asked: Asked;
  readonly since: Moment;
  /** No answer came: it is asked again, with the same key, and the screen says so. */
  readonly stalled: boolean;
}

export type Asked =
  | {
      readonly what: 'ticket';
      readonly service: ServiceId;
      readonly ground: string | null;
      readonly language: 'vi' | 'en';
    }
  | { readonly what: 'collection'; readonly receipts: readonly Token[]; readonly language: 'vi' | 'en' }
  | {
      readonly what: 'join';
      readonly ticket: TicketId;
      /** The ticket's own: this kiosk may not have given it. */
      readonly token: Token;
      readonly receipts: readonly Token[];
    }
  | { readonly what: 'amend'; readonly ticket: TicketId; readonly ground: string }
  | { readonly what: 'cancel'; readonly ticket: TicketId; readonly number: string }
  | { readonly what: 'receipt'; readonly token: Token; readonly branch: BranchId | null }
  | { readonly what: 'status'; readonly code: string };

const home: Choosing = { at: 'home', page: 0, cancelled: null };

export const atHome = (cancelled: string | null = null): Choosing => ({ ...home, cancelled });

export const newVisit = (id: number, now: Moment): Visit => ({
  id,
  screen: home,
  sheet: null,
  ground: null,
  comfort: { lowReach: false, contrast: false, largeText: false },
  spoke: false,
  receipts: [],
  asking: null,
  touchedAt: now,
  warnedAt: null,
});

export const newKiosk = (now: Moment): Kiosk => ({
  now,
  house: {
    branch: null,
    catalogue: null,
    door: null,
    heard: false,
    waits: false,
    printer: null,
    owed: null,
    line: null,
  },
  visit: newVisit(1, now),
});
