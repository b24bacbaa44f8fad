import type { CallingRule, Catalogue, Category } from '../catalogue.ts';
import type {
  CallId,
  ClerkId,
  CounterId,
  DeviceId,
  DossierCode,
  Instant,
  LocalDate,
  PrintJobId,
  ServiceId,
  TicketId,
  Token,
  ZoneId,
} from '../ids.ts';
import type { Lunch } from './events.ts';
import type { Channel, Language } from './ticket.ts';

/** What people, devices and the house ask of the line. A command names what its sender saw, so that a second press cannot hit the next visitor. */
export type LineCommand = DayCommand | CounterCommand | TicketCommand | CallCommand | PrintCommand;

export type DayCommand =
  | { readonly type: 'AdoptCatalogue'; readonly citySeq: number; readonly catalogue: Catalogue }
  | { readonly type: 'OpenDay'; readonly date: LocalDate; readonly lunch?: Lunch }
  | { readonly type: 'EndIssuing' }
  | { readonly type: 'EndCalling' }
  | { readonly type: 'CloseDay'; readonly date: LocalDate }
  /** By a supervisor, on the day's own date: it was closed by mistake. */
  | { readonly type: 'ReopenDay'; readonly date: LocalDate }
  | { readonly type: 'PauseIssuing' }
  | { readonly type: 'ResumeIssuing' }
  | { readonly type: 'PauseHall'; readonly until: Instant }
  | { readonly type: 'ResumeHall' }
  | { readonly type: 'ChangeRule'; readonly rule: CallingRule }
  | { readonly type: 'JumpNumbers'; readonly by: number }
  | MoveClock;

/** The hall's time was wrong: it moves to what the machine's clock tells (server/branch/clock-guard.ts). */
export interface MoveClock {
  readonly type: 'MoveClock';
  /** Rises; a move that the branch has made already is refused. */
  readonly move: number;
  /** Milliseconds, below 0 when it goes back. */
  readonly by: number;
  /** What was stamped between these two goes along. */
  readonly since: Instant;
  readonly until: Instant;
  /** The branch's date after the move. */
  readonly date: LocalDate;
}

export type CounterCommand =
  | { readonly type: 'SignIn'; readonly counter: CounterId; readonly clerk: ClerkId; readonly takeOver: boolean }
  | { readonly type: 'SignOut'; readonly counter: CounterId; readonly clerk: ClerkId }
  | { readonly type: 'ReleaseCounter'; readonly counter: CounterId }
  | { readonly type: 'PauseCounter'; readonly counter: CounterId; readonly clerk: ClerkId }
  | { readonly type: 'ResumeCounter'; readonly counter: CounterId; readonly clerk: ClerkId }
  | { readonly type: 'ChangeCounterServices'; readonly counter: CounterId; readonly services: readonly ServiceId[] };

/**
 * A kiosk acts only on what it gave or scanned: it names itself, and the token of the ticket's QR where it has read that.
 * A command without it comes from somebody whose right was looked at before (a clerk; a phone, by its token).
 */
export interface FromKiosk {
  readonly device: DeviceId;
  readonly token: Token | null;
}

export interface IssueTicket {
  readonly type: 'IssueTicket';
  readonly service: ServiceId;
  readonly category: Exclude<Category, 'collection' | 'appointment'>;
  readonly ground: string | null;
  readonly channel: Channel;
  /** The kiosk that gives it; left out when a clerk does, or the house. */
  readonly device?: DeviceId | null;
  readonly language: Language;
  readonly printer: DeviceId | null;
}

/** Clerk's commands carry the clerk of the session; the counter must be theirs. */
interface ByClerk {
  readonly counter: CounterId;
  readonly clerk: ClerkId;
}
interface OnTicket extends ByClerk {
  readonly ticket: TicketId;
  /** Whoever asks is a supervisor, who may clear a counter where nobody sits without sitting down there. */
  readonly supervisor?: boolean;
}

export type TicketCommand =
  | IssueTicket
  /** The dossiers have been looked at by the branch; the ticket itself may hold none (a lost slip). */
  | {
      readonly type: 'IssueCollection';
      readonly dossiers: readonly DossierCode[];
      readonly channel: Channel;
      readonly device?: DeviceId | null;
      readonly language: Language;
      readonly printer: DeviceId | null;
    }
  | {
      readonly type: 'JoinDossiers';
      readonly ticket: TicketId;
      readonly dossiers: readonly DossierCode[];
      readonly kiosk?: FromKiosk | null;
    }
  | ({ readonly type: 'CallNext' } & ByClerk)
  | ({ readonly type: 'CallTicket' } & OnTicket)
  | ({ readonly type: 'RecallTicket' } & OnTicket)
  | ({ readonly type: 'StartService' } & OnTicket)
  | ({ readonly type: 'FinishService' } & OnTicket)
  | ({ readonly type: 'FinishAndCallNext' } & OnTicket)
  | ({ readonly type: 'MissTicket' } & OnTicket)
  | ({ readonly type: 'ParkTicket' } & OnTicket)
  | ({ readonly type: 'TakeBackTicket' } & OnTicket)
  | ({ readonly type: 'ReturnTicket' } & OnTicket)
  | ({ readonly type: 'TransferTicket'; readonly service: ServiceId | null; readonly to: CounterId | null } & OnTicket)
  | ({ readonly type: 'ReinstateTicket' } & OnTicket)
  | ({ readonly type: 'Undo' } & OnTicket)
  /** From the console (any waiting, called or serving ticket) or from the kiosk's ticket screen (its own, waiting). */
  | {
      readonly type: 'AmendTicket';
      readonly ticket: TicketId;
      readonly service: ServiceId | null;
      readonly category: Exclude<Category, 'collection' | 'appointment'> | null;
      readonly ground: string | null;
      readonly kiosk?: FromKiosk | null;
    }
  | { readonly type: 'CancelTicket'; readonly ticket: TicketId; readonly kiosk?: FromKiosk | null };

export type CallCommand =
  /** `absent`: the speaker of now, when the server knows that it cannot be heard; null keeps it. */
  | { readonly type: 'OfferVoice'; readonly zone: ZoneId; readonly display: DeviceId; readonly absent: DeviceId | null }
  | { readonly type: 'ReportShown'; readonly call: CallId; readonly display: DeviceId }
  | {
      readonly type: 'ClaimAnnouncement';
      readonly call: CallId;
      readonly announcement: number;
      readonly display: DeviceId;
      readonly form: 'full' | 'short';
    }
  | { readonly type: 'ReportSpoken'; readonly call: CallId; readonly announcement: number; readonly display: DeviceId }
  /** The house, when an announcement has waited too long or has never ended. */
  | { readonly type: 'DropAnnouncement'; readonly call: CallId; readonly announcement: number };

export type PrintCommand =
  | {
      readonly type: 'ReprintTicket';
      readonly ticket: TicketId;
      readonly printer: DeviceId;
      readonly kiosk?: FromKiosk | null;
    }
  | { readonly type: 'BeginPrint'; readonly job: PrintJobId; readonly printer: DeviceId }
  | { readonly type: 'ConfirmPrint'; readonly job: PrintJobId; readonly printer: DeviceId }
  | { readonly type: 'ExpirePrint'; readonly job: PrintJobId };
