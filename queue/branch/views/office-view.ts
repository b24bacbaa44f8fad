import type { CallingRule, Text } from '../../catalogue.ts';
import type { ClerkId, CounterId, FieldId, Instant, ServiceId } from '../../ids.ts';
import { emptyLane, laneSize } from '../../line/lane.ts';
import { type CounterState, emptyCounter, type LineState, ticketOf } from '../../line/state.ts';
import { emptyTally } from '../../line/tally.ts';
import type { BranchState } from '../branch.ts';
import { type TicketCard, ticketCard } from './counter-view.ts';
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
  /** Where nobody sits: who was called or served there and stands there still, and who is parked there. */
  readonly hanging: readonly TicketCard[];
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

/** Costs O(whoever waits): made at most once a second, and only while somebody follows it. */
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
        hanging: counter.clerk === null ? hangingAt(line, counter) : [],
      };
    }),
    dossiers: dossiers.counts,
    printsOwed: line.prints.size,
    unheard: callsNow(line, at).filter(({ voice }) => voice === 'late' || voice === 'interrupted').length,
  };
}

const hangingAt = (line: LineState, { present, parked }: CounterState): readonly TicketCard[] =>
  [...(present === null ? [] : [present]), ...parked].flatMap((id) => ticketOf(line, id) ?? []).map(ticketCard);

function officeLines({ line }: BranchState): readonly OfficeLine[] {
  const oldest = oldestWaiting(line);
  return (line.plan?.catalogue.fields ?? []).map(({ id, letter, name }) => {
    const { called, waitedMs, ...counts } = line.tallies.get(id) ?? emptyTally;
    const { waiting, present, served, missed, left } = counts;
    return {
      field: id,
      letter,
      name,
      issued: waiting + present + served + missed + left,
      waiting,
      oldestIssuedAt: oldest.get(id) ?? null,
      present,
      served,
      missed,
      left,
      meanWaitMs: called === 0 ? null : waitedMs / called,
    };
  });
}

/** When the one of each field who has waited longest took the ticket. Looks at those who wait, not at the day's. */
function oldestWaiting({ lanes, ownLanes, tickets, plan }: LineState): ReadonlyMap<FieldId, Instant> {
  const oldest = new Map<FieldId, Instant>();
  const look = (field: FieldId | undefined, at: Instant): void => {
    if (field !== undefined && at < (oldest.get(field) ?? Infinity)) oldest.set(field, at);
  };
  for (const [service, lane] of lanes)
    for (const part of [lane.urgent, lane.plain, lane.held])
      for (const { issuedAt } of part.keys()) look(plan?.services.get(service)?.field, issuedAt);
  for (const lane of ownLanes.values())
    for (const part of [lane.urgent, lane.plain, lane.held])
      for (const { issuedAt, number } of part.keys()) look(tickets.get(number)?.field, issuedAt);
  return oldest;
}
