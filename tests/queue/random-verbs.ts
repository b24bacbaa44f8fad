import type { BranchCommand, BranchState } from '../../queue/branch/branch.ts';
import type { Dossier } from '../../queue/dossier/dossier.ts';
import {
  as,
  type CallId,
  type ClerkId,
  type DossierCode,
  type Instant,
  type LocalDate,
  type PrintJobId,
  type TicketId,
  type VaultRef,
} from '../../queue/ids.ts';
import type { Ticket, TicketState } from '../../queue/line/ticket.ts';
import {
  BIRTH,
  BOARD,
  C1,
  C2,
  C3,
  COPY,
  EIGHT,
  HALL,
  HOA,
  LAN,
  LAND,
  MINH,
  MINUTE,
  NOWHERE,
  OTHER_BOARD,
  PRINTER,
  RESULTS,
  SECOND,
  smallHall,
  TODAY,
  TOMORROW,
} from './small-hall.ts';
import { collect, issue, receive } from './specification.ts';

/**
 * One step of a random history: what is tried, and three dice by which it picks its ticket, counter and clerk from
 * whatever is there when it is carried out. So a history stays meaningful when fast-check takes steps away.
 */
export interface Step {
  readonly verb: Verb;
  readonly ticket: number;
  readonly counter: number;
  readonly other: number;
  readonly passed: number;
}

type Given = Extract<Dossier, { state: 'handed_over' }>;
/** `shelved`: the codes on the shelf. */
export type Make = (state: BranchState, step: Step, shelved: readonly DossierCode[]) => BranchCommand;

const SERVICES = [BIRTH, COPY, LAND, BIRTH, LAND, NOWHERE];
const COUNTERS = [C1, C2, C3];
const CLERKS = [LAN, MINH, HOA, as<ClerkId>('yen')];
const BOARDS = [BOARD, OTHER_BOARD];

function pick<T>(from: readonly T[], die: number): T {
  return from[die % from.length] as T;
}
const counterOf = ({ counter }: Step) => pick(COUNTERS, counter);
/** Mostly whoever sits there; sometimes somebody who does not. */
const clerkOf = (state: BranchState, step: Step): ClerkId =>
  step.other % 8 === 7 ? pick(CLERKS, step.other) : (state.line.counters.get(counterOf(step))?.clerk ?? LAN);
const NONE = as<TicketId>(`${TODAY}/A999`);
/** Mostly a ticket in a state that the verb is meant for, else any. */
function ticketOf(state: BranchState, step: Step, ...wanted: readonly TicketState[]): Ticket | null {
  const all = [...state.line.tickets.values()];
  const meant = all.filter((ticket) => wanted.includes(ticket.state));
  const from = meant.length > 0 && step.ticket % 5 !== 4 ? meant : all;
  return from.length === 0 ? null : pick(from, step.ticket);
}
const idOf = (ticket: Ticket | null): TicketId => ticket?.id ?? NONE;
/** Mostly at the counter where that ticket stands, by whoever sits there. */
const on =
  <Type extends BranchCommand['type']>(type: Type, ...wanted: readonly TicketState[]) =>
  (state: BranchState, step: Step) => {
    const ticket = ticketOf(state, step, ...wanted);
    const at = ticket !== null && 'counter' in ticket && step.other % 8 < 6 ? ticket.counter : counterOf(step);
    const sits = state.line.counters.get(at)?.clerk ?? LAN;
    return { type, counter: at, clerk: step.other % 8 === 7 ? pick(CLERKS, step.other) : sits, ticket: idOf(ticket) };
  };
const at =
  <Type extends BranchCommand['type']>(type: Type) =>
  (state: BranchState, step: Step) => ({ type, counter: counterOf(step), clerk: clerkOf(state, step) });
/** Mostly a dossier in the state that is meant, else any. */
function dossierOf(state: BranchState, { other }: Step, wanted?: Dossier['state']): DossierCode {
  const all = [...state.dossiers.dossiers.values()];
  const meant = all.filter((dossier) => dossier.state === wanted);
  const from = meant.length > 0 && other % 5 !== 4 ? meant : all;
  return from.length === 0 ? as<DossierCode>('H26.01.99-261123-9999') : pick(from, other).code;
}
/** One that was handed over: from the shelf where something is there. */
const givenOf = (state: BranchState, step: Step, shelved: readonly DossierCode[]): DossierCode =>
  shelved.length > 0 && step.ticket % 4 > 0 ? pick(shelved, step.other) : dossierOf(state, step, 'handed_over');
const boardOf = (state: BranchState, { ticket }: Step) =>
  ticket % 4 === 3 ? pick(BOARDS, ticket) : (state.line.speakers.get(HALL) ?? BOARD);
const livingCollection = (state: BranchState): TicketId | undefined =>
  [...state.line.tickets.values()].find(({ category, state: now }) => category === 'collection' && now === 'waiting')
    ?.id;
/** Mostly a dossier on the collection ticket that is being served. */
function beingCollected(state: BranchState, step: Step) {
  const served = [...state.line.tickets.values()].find(
    (ticket) => ticket.state === 'serving' && ticket.dossiers.length > 0,
  );
  if (served?.state !== 'serving' || step.other % 5 === 4)
    return { ...on('CallNext', 'serving')(state, step), dossier: dossierOf(state, step) };
  const { counter, id: ticket } = served;
  const clerk = state.line.counters.get(counter)?.clerk ?? LAN;
  return { counter, clerk, ticket, dossier: pick(served.dossiers, step.ticket) };
}
const callOf = (state: BranchState, { other }: Step) => {
  const all = [...state.line.calls.values()];
  return all.length === 0
    ? { call: as<CallId>(`${NONE}/1`), announcement: 1 }
    : { call: pick(all, other).id, announcement: pick(all, other).announcement };
};

export const verbs = {
  issue: (_, { other }) => issue(pick(SERVICES, other), other % 4 === 0 ? 'elderly' : null),
  print: (_, { other }) => ({ ...issue(pick(SERVICES, other)), printer: PRINTER }),
  callNext: at('CallNext'),
  callTicket: on('CallTicket', 'waiting'),
  recall: on('RecallTicket', 'called'),
  start: on('StartService', 'called'),
  finish: on('FinishService', 'called', 'serving'),
  finishAndCallNext: on('FinishAndCallNext', 'called', 'serving'),
  miss: on('MissTicket', 'called'),
  park: on('ParkTicket', 'serving'),
  takeBack: on('TakeBackTicket', 'parked'),
  giveBack: on('ReturnTicket', 'parked'),
  reinstate: on('ReinstateTicket', 'missed'),
  undo: on('Undo'),
  undoStep: (state, step) => {
    const [id, counter] =
      pick(
        [...state.line.counters].filter(([, { step: last }]) => last !== null),
        step.counter,
      ) ?? [];
    return { type: 'Undo', counter: id ?? C1, clerk: counter?.clerk ?? LAN, ticket: counter?.step?.ticket ?? NONE };
  },
  transfer: (state, step) => ({
    ...on('TransferTicket', 'waiting', 'called', 'serving')(state, step),
    service: step.other % 3 === 0 ? null : pick([...SERVICES, RESULTS], step.other),
    to: step.other % 2 === 0 ? null : pick(COUNTERS, step.other),
  }),
  amend: (state, step) => ({
    type: 'AmendTicket',
    ticket: idOf(ticketOf(state, step, 'waiting', 'called', 'serving')),
    service: step.other % 2 === 0 ? null : pick([...SERVICES, RESULTS], step.other),
    category: step.other % 3 === 0 ? 'priority' : step.other % 7 === 1 ? 'standard' : null,
    ground: step.other % 3 === 0 ? 'merit' : null,
  }),
  cancel: (state, step) => ({ type: 'CancelTicket', ticket: idOf(ticketOf(state, step, 'waiting')) }),
  signIn: (_, step) => ({
    type: 'SignIn',
    counter: counterOf(step),
    clerk: pick(CLERKS, step.other),
    takeOver: step.ticket % 8 === 0,
  }),
  signOut: at('SignOut'),
  release: (_, step) => ({ type: 'ReleaseCounter', counter: counterOf(step) }),
  pause: at('PauseCounter'),
  resume: at('ResumeCounter'),
  pin: (_, step) => ({
    type: 'ChangeCounterServices',
    counter: counterOf(step),
    services: [pick(SERVICES, step.other), RESULTS],
  }),
  rule: (_, { other, ticket }) => ({
    type: 'ChangeRule',
    rule: {
      urgentLimit: other % 4,
      targets: { ...smallHall.rule.targets, standard: 5 + (ticket % 40), collection: ticket % 15 },
    },
  }),
  receive: (state, step) => ({
    ...receive(C1, LAN, NONE, pick([BIRTH, LAND, COPY], step.ticket)),
    ...on('ReceiveDossier', 'serving')(state, step),
  }),
  ready: (state, step) => ({ type: 'MarkReady', dossier: dossierOf(state, step, 'in_progress') }),
  withdraw: (state, step) => ({ type: 'WithdrawResult', dossier: dossierOf(state, step) }),
  collect: (state, step) => collect(...(step.ticket % 3 === 0 ? [] : [dossierOf(state, step, 'ready')])),
  joinDossiers: (state, step) => ({
    type: 'JoinDossiers',
    ticket: livingCollection(state) ?? idOf(ticketOf(state, step)),
    dossiers: [dossierOf(state, step)],
  }),
  handOver: (state, step) => ({
    ...beingCollected(state, step),
    type: 'HandOver',
    to: 'applicant',
    letter: null,
  }),
  /** The next step towards handing over a result. */
  attend: (state, step) => {
    const collects = [...state.line.tickets.values()].filter(({ dossiers }) => dossiers.length > 0);
    const called = collects.find((ticket) => ticket.state === 'called');
    if (called?.state === 'called')
      return { ...at('StartService')(state, step), counter: called.counter, clerk: called.clerk, ticket: called.id };
    const waiting = collects.find((ticket) => ticket.state === 'waiting');
    return { ...at('CallTicket')(state, step), ticket: waiting?.id ?? NONE };
  },
  decline: (state, step) => ({
    ...beingCollected(state, step),
    type: 'DeclineHandover',
    reason: 'other',
    note: as<VaultRef>('note'),
  }),
  undoHandover: (state, step) => {
    const last = [...state.dossiers.dossiers.values()]
      .flatMap((dossier) => (dossier.state === 'handed_over' ? [dossier] : []))
      .reduce<Given | null>(
        (newest, dossier) => (newest !== null && newest.handover.at > dossier.handover.at ? newest : dossier),
        null,
      );
    const { counter, clerk } = last?.handover ?? { counter: C1, clerk: LAN };
    return { type: 'UndoHandover', dossier: last?.code ?? dossierOf(state, step), counter, clerk };
  },
  shelve: () => ({ type: 'ShelveDossiers' }),
  correct: (state, step, shelved) => ({
    type: 'CorrectHandover',
    dossier: givenOf(state, step, shelved),
    clerk: MINH,
    reason: as<VaultRef>('reason'),
  }),
  erase: (state, step, shelved) => ({
    type: 'ErasePersonalData',
    dossier: givenOf(state, step, shelved),
    clerk: MINH,
  }),
  offerVoice: (state, { other }) => ({
    type: 'OfferVoice',
    zone: HALL,
    display: pick(BOARDS, other),
    absent: state.line.speakers.get(HALL) ?? null,
  }),
  shown: (state, step) => ({ type: 'ReportShown', call: callOf(state, step).call, display: pick(BOARDS, step.ticket) }),
  claim: (state, step) => ({
    type: 'ClaimAnnouncement',
    ...callOf(state, step),
    display: boardOf(state, step),
    form: 'short',
  }),
  spoken: (state, step) => ({ type: 'ReportSpoken', ...callOf(state, step), display: boardOf(state, step) }),
  dropVoice: (state, step) => ({ type: 'DropAnnouncement', ...callOf(state, step) }),
  reprint: (state, step) => ({ type: 'ReprintTicket', ticket: idOf(ticketOf(state, step)), printer: PRINTER }),
  confirmPrint: (state) => ({
    type: 'ConfirmPrint',
    job: [...state.line.prints.keys()][0] ?? as<PrintJobId>('none'),
    printer: PRINTER,
  }),
  expirePrint: (state) => ({ type: 'ExpirePrint', job: [...state.line.prints.keys()][0] ?? as<PrintJobId>('none') }),
  beginPrint: (state) => ({
    type: 'BeginPrint',
    job: [...state.line.prints.keys()][0] ?? as<PrintJobId>('none'),
    printer: PRINTER,
  }),
  pauseHall: () => ({ type: 'PauseHall', until: as<Instant>(EIGHT + 240 * MINUTE) }),
  resumeHall: () => ({ type: 'ResumeHall' }),
  reopen: (state) => ({ type: 'ReopenDay', date: state.line.day?.date ?? TODAY }),
  clear: (state, step) => {
    const [counter, left] = [...state.line.counters].find(([, { clerk, step: last }]) => clerk === null && last) ?? [];
    if (counter !== undefined && left?.step != null && step.other % 3 === 2)
      return { type: 'Undo', counter, clerk: LAN, ticket: left.step.ticket, supervisor: true };
    return {
      ...on(step.other % 2 === 0 ? 'MissTicket' : 'FinishService', 'called', 'serving')(state, step),
      supervisor: true,
    };
  },
  moveClock: (state, { other }) => ({
    type: 'MoveClock',
    move: state.line.clock.move + 1,
    by: other % 2 === 0 ? SECOND : -SECOND,
    since: EIGHT,
    until: as<Instant>(EIGHT + 60 * SECOND),
    // One in three: the day was opened by a clock that was a day ahead.
    date: laterDay(state.line.day?.date ?? TODAY, other % 3 === 0 ? -1 : 0),
  }),
  pauseIssuing: () => ({ type: 'PauseIssuing' }),
  resumeIssuing: () => ({ type: 'ResumeIssuing' }),
  jump: () => ({ type: 'JumpNumbers', by: 200 }),
  adopt: (state) => ({ type: 'AdoptCatalogue', citySeq: state.line.citySeq + 1, catalogue: smallHall }),
  endIssuing: (_, { ticket, other }) => ({
    type: ticket % 4 > 0 ? 'ResumeIssuing' : other % 2 === 0 ? 'EndIssuing' : 'EndCalling',
  }),
  closeDay: (state, { other }) => ({
    type: 'CloseDay',
    date: other % 3 > 0 ? (state.line.day?.date ?? TODAY) : TOMORROW,
  }),
  /** The next day, or the one after a long holiday; the same one when its date had not come yet. */
  openDay: ({ line: { day } }, { other }) => ({
    type: 'OpenDay',
    date: day === null ? TODAY : day.worksOn < day.date ? day.date : laterDay(day.date, other % 3 > 0 ? 9 : 1),
  }),
} satisfies Record<string, Make>;
export type Verb = keyof typeof verbs;

const laterDay = (date: LocalDate, days: number): LocalDate =>
  as<LocalDate>(Temporal.PlainDate.from(date).add({ days }).toString());
