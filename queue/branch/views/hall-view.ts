import type { Text } from '../../catalogue.ts';
import type { CallId, CounterId, DeviceId, FieldId, Instant, LocalDate, TicketId, ZoneId } from '../../ids.ts';
import { KEEP_ENDED_CALL_MS } from '../../line/evolve-call.ts';
import { laneSize } from '../../line/lane.ts';
import type { Call, DayPhase, LineState, Voice } from '../../line/state.ts';
import { nextOpening, type Shut, whyShut } from './next-opening.ts';

export interface DayCard {
  readonly date: LocalDate;
  readonly phase: DayPhase;
  readonly issuingPaused: boolean;
  /** Lunch: when calling goes on; null outside it. */
  readonly pausedUntil: Instant | null;
}

/** A call as the hall sees it. It carries no category and no token. */
export interface HallCall {
  readonly id: CallId;
  readonly ticket: TicketId;
  readonly number: string;
  readonly counter: CounterId;
  readonly zone: ZoneId;
  readonly at: Instant;
  /** The ticket is still called; false for one that came or was missed within the last half minute. */
  readonly open: boolean;
  readonly shown: boolean;
  /** 1 for the call, more for recalls that are to be spoken anew. */
  readonly announcement: number;
  /** When this announcement was asked for; above `at` for a recall. */
  readonly askedAt: Instant;
  readonly voice: Voice;
  /** Who speaks it and since when, while it is claimed and not ended. */
  readonly claimed: { readonly by: DeviceId; readonly at: Instant } | null;
}

/** What a hallway board shows, whole; all times absolute. */
export interface HallView {
  readonly name: Text;
  readonly day: DayCard | null;
  /** When the next day opens, while none is open and that is known. */
  readonly opens: Instant | null;
  /** Why no day is open; null while one is, or may be today. */
  readonly shut: Shut | null;
  /** In the order in which their announcements were asked for, oldest first. */
  readonly calls: readonly HallCall[];
  readonly lines: readonly {
    readonly field: FieldId;
    readonly letter: string;
    readonly name: Text;
    readonly waiting: number;
  }[];
  readonly counters: readonly { readonly id: CounterId; readonly open: boolean; readonly number: string | null }[];
  readonly notices: readonly Text[];
  readonly zones: readonly { readonly id: ZoneId; readonly name: Text; readonly speaker: DeviceId | null }[];
}

/** @param alwaysOpen demo mode: no hours tell when it opens. */
export function hallView(line: LineState, at: Instant, alwaysOpen = false): HallView | null {
  const { plan } = line;
  if (plan === null) return null;
  const { catalogue } = plan;
  return {
    name: catalogue.branch.name,
    day: dayCard(line),
    opens: alwaysOpen ? null : nextOpening(line, at),
    shut: alwaysOpen ? null : whyShut(line, at),
    calls: callsNow(line, at).map((call) => ({
      id: call.id,
      ticket: call.ticket,
      number: call.number,
      counter: call.counter,
      zone: call.zone,
      at: call.at,
      open: call.endedAt === null,
      shown: call.shownAt !== null,
      announcement: call.announcement,
      askedAt: call.askedAt,
      voice: call.voice,
      claimed:
        call.voice === 'claimed' && call.display !== null && call.claimedAt !== null
          ? { by: call.display, at: call.claimedAt }
          : null,
    })),
    lines: catalogue.fields.map(({ id, letter, name }) => ({ field: id, letter, name, waiting: waitingOf(line, id) })),
    counters: catalogue.counters.map(({ id }) => {
      const counter = line.counters.get(id);
      const number = counter?.present == null ? null : (counter.present.split('/')[1] ?? null);
      return { id, open: counter !== undefined && counter.clerk !== null && !counter.paused, number };
    }),
    notices: catalogue.notices,
    zones: catalogue.zones.map(({ id, name }) => ({ id, name, speaker: line.speakers.get(id) ?? null })),
  };
}

/** Open calls, and those that ended in the last half minute; the state keeps an ended one until the next call is made. */
export const callsNow = ({ calls }: LineState, at: Instant): readonly Call[] =>
  [...calls.values()].filter(({ endedAt }) => endedAt === null || at - endedAt < KEEP_ENDED_CALL_MS);

export function dayCard({ day }: LineState): DayCard | null {
  if (day === null) return null;
  const { date, phase, issuingPaused, pausedUntil } = day;
  return { date, phase, issuingPaused, pausedUntil };
}

/** How many wait for the services of a field; those transferred to one counter count for their field too. */
export function waitingOf(line: LineState, field: FieldId): number {
  let waiting = 0;
  for (const [service, lane] of line.lanes)
    if (line.plan?.services.get(service)?.field === field) waiting += laneSize(lane);
  for (const lane of line.ownLanes.values())
    for (const part of [lane.urgent, lane.plain, lane.held])
      for (const number of part.values()) if (line.tickets.get(number)?.field === field) waiting += 1;
  return waiting;
}
