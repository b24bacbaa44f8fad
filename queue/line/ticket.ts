import type { Category } from '../catalogue.ts';
import type {
  CallId,
  ClerkId,
  CounterId,
  DeviceId,
  DossierCode,
  FieldId,
  Instant,
  ServiceId,
  TicketId,
  Token,
} from '../ids.ts';

export type Language = 'vi' | 'en';
export type Channel = 'kiosk' | 'clerk' | 'phone';

/** A range of minutes that the true wait should fall into about four times in five. */
export interface WaitRange {
  readonly min: number;
  readonly max: number;
}

/** What every ticket has, whatever state it is in. */
export interface TicketFacts {
  readonly id: TicketId;
  /** `A012`; after `A999` comes `A1000`. */
  readonly number: string;
  readonly field: FieldId;
  readonly service: ServiceId;
  readonly category: Category;
  /** Of a priority ticket: the ground it was given on. */
  readonly ground: string | null;
  readonly issuedAt: Instant;
  /** `issued + target`: design.md §5. */
  readonly due: Instant;
  readonly token: Token;
  readonly channel: Channel;
  /** The kiosk that gave it: it alone may change it unasked for its QR. Null when a clerk or the house gave it. */
  readonly device: DeviceId | null;
  readonly language: Language;
  /** Of a collection ticket: the dossiers it collects, none when the slip was lost. */
  readonly dossiers: readonly DossierCode[];
  /** Transferred to one counter: only that one calls it. */
  readonly only: CounterId | null;
  /** What its visitor was told when it was issued. */
  readonly foretold: { readonly ahead: number; readonly wait: WaitRange | null };
  /** How often it has been called; a recall is no call. */
  readonly calls: number;
  /** How often it has come back as a no-show. */
  readonly returns: number;
  /** How often its paper was asked for again. */
  readonly reprints: number;
  /** When it was first called and first served, for its visit. */
  readonly firstCalledAt: Instant | null;
  readonly firstStartedAt: Instant | null;
}

/** A ticket stands at one counter at most, with the clerk who called it there. */
interface AtCounter {
  readonly counter: CounterId;
  readonly clerk: ClerkId;
}

export type WaitingTicket = TicketFacts & {
  readonly state: 'waiting';
  /** Reinstated: how many calls by counters that could have called it still go first; below 0 when more have gone. */
  readonly behind: number;
};
interface Summons {
  readonly call: CallId;
  readonly calledAt: Instant;
  readonly why: Why;
}
export type CalledTicket = TicketFacts &
  AtCounter &
  Summons & {
    readonly state: 'called';
    /** How many still go first if the call is taken back. */
    readonly behind: number;
  };
export type ServingTicket = TicketFacts & AtCounter & { readonly state: 'serving'; readonly startedAt: Instant };
export type ParkedTicket = TicketFacts & AtCounter & { readonly state: 'parked'; readonly parkedAt: Instant };
/** Keeps its call, since a no-show may be undone. `final` from the day's end on. */
export type MissedTicket = TicketFacts &
  AtCounter &
  Summons & { readonly state: 'missed'; readonly endedAt: Instant; readonly final: boolean };
export type ServedTicket = TicketFacts &
  AtCounter & {
    readonly state: 'served';
    readonly startedAt: Instant;
    readonly endedAt: Instant;
    /** Finished straight from the call: the start is implied. */
    readonly startImplied: boolean;
    readonly byClosing: boolean;
  };
export type CancelledTicket = TicketFacts & { readonly state: 'cancelled'; readonly endedAt: Instant };
export type ExpiredTicket = TicketFacts & {
  readonly state: 'expired';
  readonly endedAt: Instant;
  /** As it was, should the day be opened again. */
  readonly was:
    | Pick<WaitingTicket, 'state' | 'behind'>
    | Pick<ParkedTicket, 'state' | 'counter' | 'clerk' | 'parkedAt'>;
};

export type Ticket =
  | WaitingTicket
  | CalledTicket
  | ServingTicket
  | ParkedTicket
  | MissedTicket
  | ServedTicket
  | CancelledTicket
  | ExpiredTicket;
export type TicketState = Ticket['state'];

/** Its visit has not ended: somebody still waits with it, or is at a counter. */
export const isLiving = ({ state }: Pick<Ticket, 'state'>): boolean =>
  state === 'waiting' || state === 'called' || state === 'serving' || state === 'parked';

/** Why this ticket and no other was called: told to the clerk in one line. */
export type Why =
  | { readonly rule: 'urgent_past_due'; readonly category: Category; readonly due: Instant; readonly target: number }
  | { readonly rule: 'due_first'; readonly due: Instant }
  /** Nobody else waits for this counter, so a reinstated ticket need not let two go first. */
  | { readonly rule: 'nobody_else'; readonly due: Instant }
  /** The clerk asked for this number. */
  | { readonly rule: 'chosen' };
