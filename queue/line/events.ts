import type { CallingRule, Catalogue, Category } from '../catalogue.ts';
import type {
  CallId,
  ClerkId,
  CounterId,
  DeviceId,
  DossierCode,
  FieldId,
  Instant,
  LocalDate,
  PrintJobId,
  ServiceId,
  TicketId,
  Token,
  ZoneId,
} from '../ids.ts';
import type { Channel, Language, WaitRange, Why } from './ticket.ts';

/** What happened in the line. Facts only: whoever folds them looks nothing up. */
export type LineEvent = DayEvent | CounterEvent | TicketEvent | CallEvent | PrintEvent;

export interface Lunch {
  readonly from: Instant;
  readonly until: Instant;
}

/** Who sat at a counter when the day was closed, and how. */
export interface Seat {
  readonly counter: CounterId;
  readonly clerk: ClerkId | null;
  readonly signedInAt: Instant | null;
  readonly paused: boolean;
  readonly urgentRun: number;
}

/** The date was opened once already, by a wrong clock and before it had come. */
export interface OpenedAgain {
  /** The last move of the clock. */
  readonly move: number;
  /** Numbers begin after this one. */
  readonly numbersFrom: number;
}

export type DayEvent =
  | { readonly type: 'CatalogueAdopted'; readonly citySeq: number; readonly catalogue: Catalogue }
  /** `lunch`: when nobody calls, so that waits across it are foretold; left out where there is none. */
  | { readonly type: 'DayOpened'; readonly date: LocalDate; readonly lunch?: Lunch; readonly again?: OpenedAgain }
  | { readonly type: 'IssuingEnded' }
  | { readonly type: 'CallingEnded' }
  | { readonly type: 'DayClosed'; readonly date: LocalDate }
  /** Closed by mistake: it stands as it stood, in the phase it was in. Its tickets come back by events of their own. */
  | {
      readonly type: 'DayReopened';
      readonly date: LocalDate;
      readonly phase: 'open' | 'issuing_ended' | 'calling_ended' | 'closed';
      readonly numbersFrom: number;
      readonly seats: readonly Seat[];
    }
  | { readonly type: 'IssuingPaused' }
  | { readonly type: 'IssuingResumed' }
  /** Lunch: nothing expires, the hall is told when calling goes on. */
  | { readonly type: 'HallPaused'; readonly until: Instant }
  | { readonly type: 'HallResumed' }
  | { readonly type: 'RuleChanged'; readonly rule: CallingRule }
  /**
   * After a restore from a backup: each letter jumps, and the dossiers' sequence with them, so that no number of the lost
   * tail is given again. While no day is open, it is the next one that starts so far on.
   */
  | { readonly type: 'NumbersJumped'; readonly by: number }
  /**
   * The hall's time moved by so much, and what was stamped by the wrong one (from `since` to `until`) with it. The entries
   * after this one may be earlier than those before: their order is that of their seq.
   */
  | {
      readonly type: 'ClockMoved';
      readonly move: number;
      readonly by: number;
      readonly since: Instant;
      readonly until: Instant;
      readonly date: LocalDate;
    };

export type CounterEvent =
  | {
      readonly type: 'ClerkSignedIn';
      readonly counter: CounterId;
      readonly clerk: ClerkId;
      readonly how: 'new' | 'resumed' | 'taken_over';
    }
  | { readonly type: 'ClerkSignedOut'; readonly counter: CounterId; readonly clerk: ClerkId }
  | { readonly type: 'CounterReleased'; readonly counter: CounterId; readonly clerk: ClerkId }
  | { readonly type: 'CounterPaused'; readonly counter: CounterId }
  | { readonly type: 'CounterResumed'; readonly counter: CounterId }
  | { readonly type: 'CounterServicesChanged'; readonly counter: CounterId; readonly services: readonly ServiceId[] };

export interface TicketIssued {
  readonly type: 'TicketIssued';
  readonly ticket: TicketId;
  readonly number: string;
  readonly field: FieldId;
  readonly service: ServiceId;
  readonly category: Category;
  readonly ground: string | null;
  readonly due: Instant;
  readonly token: Token;
  readonly channel: Channel;
  /** The kiosk that gave it; null when a clerk or the house did. Since version 2. */
  readonly device: DeviceId | null;
  readonly language: Language;
  readonly dossiers: readonly DossierCode[];
  /** How many were ahead, and the wait that was foretold: what the paper says, kept to measure ourselves by. */
  readonly ahead: number;
  readonly wait: WaitRange | null;
  readonly print: { readonly job: PrintJobId; readonly printer: DeviceId } | null;
}

export type TicketEvent =
  | TicketIssued
  | {
      readonly type: 'TicketCalled';
      readonly ticket: TicketId;
      readonly counter: CounterId;
      readonly clerk: ClerkId;
      readonly zone: ZoneId;
      readonly call: CallId;
      readonly why: Why;
      /** Finished in the same breath, by one key: both are undone together. */
      readonly after: TicketId | null;
    }
  /** `announcement` is that of the call (1 the first time); it stays the same when the last one still waits to be spoken. */
  | { readonly type: 'TicketRecalled'; readonly ticket: TicketId; readonly call: CallId; readonly announcement: number }
  | { readonly type: 'ServiceStarted'; readonly ticket: TicketId }
  | {
      readonly type: 'TicketFinished';
      readonly ticket: TicketId;
      readonly startImplied: boolean;
      readonly byClosing: boolean;
    }
  | { readonly type: 'TicketMissed'; readonly ticket: TicketId; readonly byClosing: boolean }
  | { readonly type: 'TicketParked'; readonly ticket: TicketId }
  | { readonly type: 'TicketTakenBack'; readonly ticket: TicketId; readonly clerk: ClerkId }
  | { readonly type: 'TicketReturned'; readonly ticket: TicketId }
  | {
      readonly type: 'TicketTransferred';
      readonly ticket: TicketId;
      readonly field: FieldId;
      readonly service: ServiceId;
      readonly only: CounterId | null;
      /** Who sent it there, and from which counter, so that it can be taken back; null where nobody noted it. Since version 2. */
      readonly from: { readonly counter: CounterId; readonly clerk: ClerkId } | null;
    }
  | {
      readonly type: 'TicketAmended';
      readonly ticket: TicketId;
      readonly field: FieldId;
      readonly service: ServiceId;
      readonly category: Category;
      readonly ground: string | null;
      readonly due: Instant;
    }
  | { readonly type: 'TicketReinstated'; readonly ticket: TicketId; readonly behind: number }
  | { readonly type: 'TicketCancelled'; readonly ticket: TicketId }
  | { readonly type: 'TicketExpired'; readonly ticket: TicketId }
  /** A receipt scanned later, or found by the clerk, joins the living collection ticket. */
  | { readonly type: 'DossiersJoined'; readonly ticket: TicketId; readonly dossiers: readonly DossierCode[] }
  | { readonly type: 'CallUndone'; readonly ticket: TicketId; readonly call: CallId }
  /** The day was closed by mistake: it waits or is parked as before. */
  | { readonly type: 'ExpiryUndone'; readonly ticket: TicketId }
  | { readonly type: 'MissUndone'; readonly ticket: TicketId }
  | { readonly type: 'FinishUndone'; readonly ticket: TicketId }
  /** It stands again where it stood before it was sent to a line, by the counter that sent it. */
  | { readonly type: 'TransferUndone' | 'ReturnUndone'; readonly ticket: TicketId; readonly counter: CounterId };

export type CallEvent =
  | { readonly type: 'SpeakerChosen'; readonly zone: ZoneId; readonly display: DeviceId }
  | { readonly type: 'CallShown'; readonly call: CallId; readonly display: DeviceId }
  | {
      readonly type: 'AnnouncementClaimed';
      readonly call: CallId;
      readonly announcement: number;
      readonly display: DeviceId;
      readonly form: 'full' | 'short';
    }
  | { readonly type: 'AnnouncementSpoken'; readonly call: CallId; readonly announcement: number }
  /** `late`: not begun within 45 s. `interrupted`: begun, and never reported as ended. */
  | {
      readonly type: 'AnnouncementDropped';
      readonly call: CallId;
      readonly announcement: number;
      readonly reason: 'late' | 'interrupted';
    };

export type PrintEvent =
  | { readonly type: 'PrintRequested'; readonly job: PrintJobId; readonly ticket: TicketId; readonly printer: DeviceId }
  /** The agent is about to send bytes: after a crash from here on, the paper is marked a reprint. */
  | { readonly type: 'PrintBegun'; readonly job: PrintJobId }
  | { readonly type: 'PrintConfirmed'; readonly job: PrintJobId }
  | { readonly type: 'PrintExpired'; readonly job: PrintJobId };
