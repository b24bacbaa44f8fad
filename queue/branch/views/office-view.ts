import type { CallingRule, Text } from '../../catalogue.ts';
import type { ClerkId, CounterId, FieldId, Instant, ServiceId } from '../../ids.ts';
import { emptyLane, laneSize } from '../../line/lane.ts';
import { emptyCounter, ticketOf } from '../../line/state.ts';
import type { BranchState } from '../branch.ts';
import { callsNow, type DayCard, dayCard } from './hall-view.ts';

export interface OfficeLine {
  readonly field: FieldId;
  readonly letter: string;
  readonly name: Text;
  readonly issued: number;
  readonly waiting: number;
  /** When the one who has waited longest took the ticket; null when nobody waits. */
  readonly oldestIssuedAt: Instant | null;
  readonly present: number;
  readonly served: number;
  readonly missed: number;
  readonly left: number;
  /** Mean minutes from issue to first call of those called today; null when none was. */
  readonly meanWaitMs: number | null;
}

export interface OfficeCounter {
  readonly id: CounterId;
  readonly clerk: ClerkId | null;
  readonly paused: boolean;
  readonly number: string | null;
  readonly state: 'called' | 'serving' | null;
  readonly since: Instant | null;
  readonly parked: number;
  /** How many wait for this counter alone. */
  readonly sent: number;
  readonly services: readonly ServiceId[];
}

/** The supervisor's first page, whole; who is connected is a view of its own. */
export interface OfficeView {
  readonly name: Text;
  readonly day: DayCard | null;
  readonly rule: CallingRule;
  readonly lines: readonly OfficeLine[];
  readonly counters: readonly OfficeCounter[];
  readonly dossiers: { readonly inProgress: number; readonly ready: number; readonly handedOver: number };
  readonly printsOwed: number;
  /** Calls of the last half minute and open ones that were shown and never heard. */
  readonly unheard: number;
}

/** Costs O(today's tickets): made at most once a second, and only while somebody follows it. */
export function officeView(state: BranchState, at: Instant): OfficeView | null {
  const { line, dossiers } = state;
  const { plan } = line;
  if (plan === null) return null;
  return {
    name: plan.catalogue.branch.name,
    day: dayCard(line),
    rule: line.rule,
    lines: officeLines(state),
    counters: [...plan.counters.values()].map(({ id, services }) => {
      const counter = line.counters.get(id) ?? emptyCounter;
      const ticket = counter.present === null ? undefined : ticketOf(line, counter.present);
      return {
        id,
        clerk: counter.clerk,
        paused: counter.paused,
        number: ticket?.number ?? null,
        state: ticket?.state === 'called' || ticket?.state === 'serving' ? ticket.state : null,
        since: ticket?.state === 'called' ? ticket.calledAt : ticket?.state === 'serving' ? ticket.startedAt : null,
        parked: counter.parked.length,
        sent: laneSize(line.ownLanes.get(id) ?? emptyLane),
        services,
      };
    }),
    dossiers: dossiers.counts,
    printsOwed: line.prints.size,
    unheard: callsNow(line, at).filter(({ voice }) => voice === 'late' || voice === 'interrupted').length,
  };
}

function officeLines({ line }: BranchState): readonly OfficeLine[] {
  const rows = new Map<
    FieldId,
    { -readonly [K in keyof OfficeLine]: OfficeLine[K] } & { waits: number; called: number }
  >();
  for (const { id, letter, name } of line.plan?.catalogue.fields ?? [])
    rows.set(id, {
      field: id,
      letter,
      name,
      issued: 0,
      waiting: 0,
      oldestIssuedAt: null,
      present: 0,
      served: 0,
      missed: 0,
      left: 0,
      meanWaitMs: null,
      waits: 0,
      called: 0,
    });
  for (const ticket of line.tickets.values()) {
    const row = rows.get(ticket.field);
    if (row === undefined) continue;
    row.issued += 1;
    if (ticket.firstCalledAt !== null) {
      row.called += 1;
      row.waits += ticket.firstCalledAt - ticket.issuedAt;
    }
    switch (ticket.state) {
      case 'waiting':
        row.waiting += 1;
        if (row.oldestIssuedAt === null || ticket.issuedAt < row.oldestIssuedAt) row.oldestIssuedAt = ticket.issuedAt;
        break;
      case 'called':
      case 'serving':
      case 'parked':
        row.present += 1;
        break;
      case 'served':
        row.served += 1;
        break;
      case 'missed':
        row.missed += 1;
        break;
      default:
        row.left += 1;
    }
  }
  return [...rows.values()].map(({ waits, called, ...row }) => ({
    ...row,
    meanWaitMs: called === 0 ? null : waits / called,
  }));
}
