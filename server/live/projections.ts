import type { BranchState } from '../../queue/branch/branch.ts';
import { callingEnds } from '../../queue/branch/views/chance.ts';
import { counterView } from '../../queue/branch/views/counter-view.ts';
import { doorView } from '../../queue/branch/views/door-view.ts';
import { dossiersView } from '../../queue/branch/views/dossiers-view.ts';
import { hallView } from '../../queue/branch/views/hall-view.ts';
import { lineView } from '../../queue/branch/views/line-view.ts';
import { officeView } from '../../queue/branch/views/office-view.ts';
import { printView } from '../../queue/branch/views/print-view.ts';
import { ticketView } from '../../queue/branch/views/ticket-view.ts';
import type { Catalogue } from '../../queue/catalogue.ts';
import type { BranchId, ClerkId, CounterId, DeviceId, Instant, Token } from '../../queue/ids.ts';
import { isCallingOver, ticketByToken } from '../../queue/line/state.ts';
import type { DevicesView } from '../../wire/devices.ts';
import type { Identity } from '../people/identity.ts';

/** A topic, taken apart. */
export interface Named {
  readonly kind: TopicKind;
  readonly branch: BranchId;
  /** The counter, clerk, token or printer; empty for topics of the whole branch. */
  readonly part: string;
}

/** What stands behind the branch in a topic's name, and whether the branch has it. */
interface PartForm {
  readonly isThere: (state: BranchState, part: string) => boolean;
  /** What somebody hears who names one that is not there. */
  readonly unknown: 'topic_unknown' | 'counter_unknown' | 'ticket_unknown';
}

/** A topic of the whole branch has no part: each view has one name, and is made once. */
const noPart: PartForm = { isThere: (_, part) => part === '', unknown: 'topic_unknown' };
const counterPart: PartForm = {
  isThere: ({ line }, part) => line.plan?.counters.has(part as CounterId) === true,
  unknown: 'counter_unknown',
};
/** Who may follow it names themselves, and is known. */
const clerkPart: PartForm = { isThere: () => true, unknown: 'topic_unknown' };
const ticketPart: PartForm = {
  isThere: ({ line }, part) => ticketByToken(line, part as Token) !== undefined,
  unknown: 'ticket_unknown',
};
const printerPart: PartForm = {
  isThere: ({ line }, part) => line.plan?.devices.get(part as DeviceId)?.kind === 'printer',
  unknown: 'topic_unknown',
};

/** What a view is made of beside the branch's state. */
export interface Around {
  /** Demo mode: calling ends with the day. */
  readonly alwaysOpen: boolean;
  /** Who is connected, and how the printers are. */
  readonly devices: (catalogue: Catalogue | undefined) => DevicesView;
}

interface Projection {
  readonly part: PartForm;
  readonly view: (state: BranchState, part: string, at: Instant, around: Around) => unknown;
  /** Who may follow it, besides belonging to the branch (docs/rights.md). */
  readonly may: (identity: Identity, part: string, state: BranchState) => boolean;
  /** The least time between two pushes: phones are many, and the office reads tables. */
  readonly gapMs: number;
  /** Depends on the time of day as well (who is past due), so it is looked at again with each beat. */
  readonly ages: boolean;
  /** What the view is made of alone: when it is the same object as before, the view is the same. */
  readonly basis?: (state: BranchState, part: string) => unknown;
}

/** One frame of a busy hall: bursts within it become one push. */
const SHORT_GAP_MS = 40;
const LONG_GAP_MS = 1_000;

const isDevice = (identity: Identity): boolean => identity.kind === 'device';
const isClerk = (identity: Identity): boolean => identity.kind === 'clerk';
const isAtDesk = (identity: Identity): boolean =>
  identity.kind === 'clerk' && (identity.role === 'clerk' || identity.role === 'supervisor');
const isHouse = (identity: Identity): boolean => isDevice(identity) || isClerk(identity);

export const projections = {
  catalogue: {
    part: noPart,
    view: ({ line }) => line.plan?.catalogue ?? null,
    basis: ({ line }) => line.plan?.catalogue,
    may: isHouse,
    gapMs: SHORT_GAP_MS,
    ages: false,
  },
  door: {
    part: noPart,
    view: ({ line }, _, at, { alwaysOpen }) => doorView(line, at, callingEnds(line, alwaysOpen), alwaysOpen),
    may: isHouse,
    gapMs: SHORT_GAP_MS,
    ages: true,
  },
  hall: {
    part: noPart,
    view: ({ line }, _, at, { alwaysOpen }) => hallView(line, at, alwaysOpen),
    may: isHouse,
    gapMs: SHORT_GAP_MS,
    ages: true,
  },
  line: {
    part: noPart,
    view: ({ line }, _, at, { alwaysOpen }) => lineView(line, at, callingEnds(line, alwaysOpen)),
    may: () => true,
    gapMs: LONG_GAP_MS,
    ages: true,
  },
  counter: {
    part: counterPart,
    view: (state, part, at) => counterView(state, part as CounterId, at),
    may: isAtDesk,
    gapMs: SHORT_GAP_MS,
    ages: true,
  },
  dossiers: {
    part: clerkPart,
    view: (state, part) => dossiersView(state, part as ClerkId),
    // Nobody else's, whoever sits where: what it shows follows the seat.
    may: (identity, part) => isAtDesk(identity) && 'id' in identity && identity.id === part,
    gapMs: SHORT_GAP_MS,
    ages: false,
  },
  ticket: {
    part: ticketPart,
    view: ({ line }, part) => ticketView(line, part as Token),
    basis: ({ line }, part) => {
      const ticket = ticketByToken(line, part as Token);
      // Whether a no-show can come back is the day's to say.
      if (ticket?.state === 'missed' && isCallingOver(line)) return line.day;
      if (ticket?.state === 'called') return line.calls.get(ticket.call);
      return ticket && line.tickets.kept(ticket.number);
    },
    may: () => true,
    gapMs: SHORT_GAP_MS,
    ages: false,
  },
  print: {
    part: printerPart,
    view: ({ line }, part, _, { alwaysOpen }) => printView(line, part as DeviceId, callingEnds(line, alwaysOpen)),
    // A kiosk follows what the printer beside it owes, to say when the paper is there.
    may: (identity, part, { line }) =>
      identity.kind === 'device' && (identity.id === part || line.plan?.devices.get(identity.id)?.printer === part),
    gapMs: SHORT_GAP_MS,
    ages: false,
  },
  devices: {
    part: noPart,
    view: ({ line }, _, __, { devices }) => devices(line.plan?.catalogue),
    may: isHouse,
    gapMs: SHORT_GAP_MS,
    ages: false,
  },
  office: {
    part: noPart,
    view: (state, _, at) => officeView(state, at),
    may: (identity) => identity.kind === 'clerk' && identity.role !== 'clerk',
    gapMs: LONG_GAP_MS,
    ages: true,
  },
} satisfies Record<string, Projection>;

export type TopicKind = keyof typeof projections;
export const projectionOf = (kind: TopicKind): Projection => projections[kind];

const TOPIC_FORM = /^([a-z]+):([a-z0-9-]{1,40})(?::([A-Za-z0-9_-]{1,64}))?$/;

/** Null when nothing of that name can be followed. Whether the branch has such a part is the projection's to say. */
export function readTopic(topic: string): Named | null {
  const match = TOPIC_FORM.exec(topic);
  const kind = match?.[1] ?? '';
  if (match === null || !isTopicKind(kind)) return null;
  return { kind, branch: match[2] as BranchId, part: match[3] ?? '' };
}

const isTopicKind = (kind: string): kind is TopicKind => Object.hasOwn(projections, kind);
