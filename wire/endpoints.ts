import type { BranchId, CounterId, DossierCode, Token } from '../queue/ids.ts';
import type { AccessAnswer } from './http/access.ts';
import type { ClaimBody, OfferVoiceBody, PrintJobBody, ShownBody, SpokenBody } from './http/calls.ts';
import type {
  ConfirmClockBody,
  CounterAnswer,
  CounterBody,
  CounterServicesBody,
  CounterVerb,
  PrinterBody,
  RuleBody,
  SignInBody,
  TestPageAnswer,
  TicketVerb,
  TransferBody,
} from './http/counters.ts';
import type {
  CorrectHandoverBody,
  DeclineBody,
  DossierAnswer,
  DossierBody,
  DossiersAnswer,
  HandOverBody,
  IssueCollectionBody,
  JoinCollectionBody,
  ReceiptAnswer,
  ReceiveDossierBody,
  ReceivedAnswer,
  StatusAnswer,
  UndoHandoverBody,
} from './http/dossiers.ts';
import type { Done } from './http/fields.ts';
import type { HealthAnswer } from './http/health.ts';
import type {
  ClerksAnswer,
  EndSessionBody,
  ScreenAnswer,
  SessionAnswer,
  SessionBody,
  SignInPlace,
} from './http/people.ts';
import type {
  AmendTicketBody,
  CancelTicketBody,
  IssuedAnswer,
  IssueTicketBody,
  ReprintBody,
  TicketBody,
} from './http/tickets.ts';

/** A place to post a command to (or to get an answer from), which remembers what it takes and gives. */
export interface Command<Body, Answer> {
  readonly path: string;
  readonly takes?: Body;
  readonly gives?: Answer;
}
/** What a command of this kind takes: `BodyOf<typeof commands.transfer>`. */
export type BodyOf<Of extends (...given: never[]) => Command<unknown, unknown>> = NonNullable<ReturnType<Of>['takes']>;

export interface Query<Answer> {
  readonly path: string;
  readonly gives?: Answer;
}

const at = (branch: BranchId) => `/api/branches/${branch}`;
type Empty = Record<string, never>;

/** Every command of the house, `POST` with an `Idempotency-Key`. */
export const commands = {
  signIn: (): Command<SessionBody, SessionAnswer> => ({ path: '/api/sessions' }),
  issueTicket: (b: BranchId): Command<IssueTicketBody, IssuedAnswer> => ({ path: `${at(b)}/tickets` }),
  amendTicket: (b: BranchId): Command<AmendTicketBody, Done> => ({ path: `${at(b)}/tickets/amend` }),
  cancelTicket: (b: BranchId): Command<CancelTicketBody, Done> => ({ path: `${at(b)}/tickets/cancel` }),
  reprintTicket: (b: BranchId): Command<ReprintBody, Done> => ({ path: `${at(b)}/tickets/reprint` }),
  /** By the phone: the token is the right. */
  cancelByToken: (b: BranchId, token: Token): Command<Empty, Done> => ({ path: `${at(b)}/phone/${token}/cancel` }),

  counter: (b: BranchId, c: CounterId, verb: CounterVerb): Command<Empty, CounterAnswer> => ({
    path: `${at(b)}/counters/${c}/${verb}`,
  }),
  onTicket: (b: BranchId, c: CounterId, verb: TicketVerb): Command<TicketBody, CounterAnswer> => ({
    path: `${at(b)}/counters/${c}/${verb}`,
  }),
  signInAt: (b: BranchId, c: CounterId): Command<SignInBody, CounterAnswer> => ({
    path: `${at(b)}/counters/${c}/sign-in`,
  }),
  transfer: (b: BranchId, c: CounterId): Command<TransferBody, CounterAnswer> => ({
    path: `${at(b)}/counters/${c}/transfer`,
  }),

  offerVoice: (b: BranchId): Command<OfferVoiceBody, Done> => ({ path: `${at(b)}/calls/offer-voice` }),
  reportShown: (b: BranchId): Command<ShownBody, Done> => ({ path: `${at(b)}/calls/shown` }),
  claimAnnouncement: (b: BranchId): Command<ClaimBody, Done> => ({ path: `${at(b)}/calls/claim` }),
  reportSpoken: (b: BranchId): Command<SpokenBody, Done> => ({ path: `${at(b)}/calls/spoken` }),
  beginPrint: (b: BranchId): Command<PrintJobBody, Done> => ({ path: `${at(b)}/prints/begin` }),
  confirmPrint: (b: BranchId): Command<PrintJobBody, Done> => ({ path: `${at(b)}/prints/confirm` }),

  receiveDossier: (b: BranchId): Command<ReceiveDossierBody, ReceivedAnswer> => ({ path: `${at(b)}/dossiers` }),
  /** By a clerk, or by the case-handling system with its own token. */
  markReady: (b: BranchId): Command<DossierBody, Done> => ({ path: `${at(b)}/dossiers/ready` }),
  withdrawResult: (b: BranchId): Command<DossierBody, Done> => ({ path: `${at(b)}/dossiers/withdraw-result` }),
  handOver: (b: BranchId): Command<HandOverBody, Done> => ({ path: `${at(b)}/dossiers/hand-over` }),
  declineHandover: (b: BranchId): Command<DeclineBody, Done> => ({ path: `${at(b)}/dossiers/decline` }),
  undoHandover: (b: BranchId): Command<UndoHandoverBody, Done> => ({ path: `${at(b)}/dossiers/undo-handover` }),
  issueCollection: (b: BranchId): Command<IssueCollectionBody, IssuedAnswer> => ({ path: `${at(b)}/collections` }),
  joinCollection: (b: BranchId): Command<JoinCollectionBody, Done> => ({ path: `${at(b)}/collections/join` }),

  releaseCounter: (b: BranchId): Command<CounterBody, Done> => ({ path: `${at(b)}/office/release-counter` }),
  changeCounterServices: (b: BranchId): Command<CounterServicesBody, Done> => ({
    path: `${at(b)}/office/counter-services`,
  }),
  /** Kept nowhere: asked twice, it prints twice. */
  printTestPage: (b: BranchId): Command<PrinterBody, TestPageAnswer> => ({ path: `/api/printers/${b}/test-page` }),
  changeRule: (b: BranchId): Command<RuleBody, Done> => ({ path: `${at(b)}/office/rule` }),
  pauseIssuing: (b: BranchId): Command<Empty, Done> => ({ path: `${at(b)}/office/pause-issuing` }),
  resumeIssuing: (b: BranchId): Command<Empty, Done> => ({ path: `${at(b)}/office/resume-issuing` }),
  correctHandover: (b: BranchId): Command<CorrectHandoverBody, Done> => ({
    path: `${at(b)}/office/correct-handover`,
  }),
  erasePersonalData: (b: BranchId): Command<DossierBody, Done> => ({
    path: `${at(b)}/office/erase-personal-data`,
  }),
  endSession: (): Command<EndSessionBody, unknown> => ({ path: '/api/sessions/end' }),
  confirmClock: (b: BranchId): Command<ConfirmClockBody, Done> => ({ path: `${at(b)}/office/confirm-clock` }),
  openDay: (b: BranchId): Command<Empty, Done> => ({ path: `${at(b)}/office/open-day` }),
  reopenDay: (b: BranchId): Command<Empty, Done> => ({ path: `${at(b)}/office/reopen-day` }),
  closeDay: (b: BranchId): Command<Empty, Done> => ({ path: `${at(b)}/office/close-day` }),
};

export const queries = {
  /** In words what is in doubt of the server's clock. */
  health: (): Query<HealthAnswer> => ({ path: '/health' }),
  /** `device` asks for a particular one in demo mode (`kiosk-2`). */
  screen: (kind: 'kiosk' | 'display' | 'counter' | 'office' | 'phone', device?: string): Query<ScreenAnswer> => ({
    path: `/api/screens/${kind}${device === undefined ? '' : `?device=${encodeURIComponent(device)}`}`,
  }),
  /** Who may sign in at a place; null, for those who are signed in: everybody of the branch. */
  clerks: (b: BranchId, place: SignInPlace | null): Query<ClerksAnswer> => ({
    path: `${at(b)}/clerks${place === null ? '' : `?at=${place}`}`,
  }),
  receipt: (b: BranchId, token: Token): Query<ReceiptAnswer> => ({ path: `${at(b)}/receipts/${token}` }),
  status: (b: BranchId, code: DossierCode): Query<StatusAnswer> => ({ path: `${at(b)}/dossiers/${code}/status` }),
  dossier: (b: BranchId, code: DossierCode): Query<DossierAnswer> => ({ path: `${at(b)}/dossiers/${code}` }),
  searchDossiers: (b: BranchId, words: string): Query<DossiersAnswer> => ({
    path: `${at(b)}/dossiers?words=${encodeURIComponent(words)}`,
  }),
  /** Who read whose personal data; older rows than one with `before`. */
  access: (b: BranchId, before: number | null): Query<AccessAnswer> => ({
    path: `${at(b)}/access${before === null ? '' : `?before=${before}`}`,
  }),
  receiptPdf: (b: BranchId, code: DossierCode): Query<Blob> => ({ path: `${at(b)}/dossiers/${code}/receipt.pdf` }),
};
