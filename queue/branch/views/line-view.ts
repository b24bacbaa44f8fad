import type { Instant, ServiceId } from '../../ids.ts';
import { callingOrder } from '../../line/calling-order.ts';
import type { LineState } from '../../line/state.ts';
import type { WaitRange } from '../../line/ticket.ts';
import { minutesOf, type Pace, paceOf, waitOf } from '../../line/wait.ts';
import { type Chance, chanceOf } from './chance.ts';

/** Where every waiting number stands. It goes to phones, so it carries no category, no service and no token. */
export interface LineView {
  readonly places: readonly Place[];
  /** When calling ends today; null while no day is open. */
  readonly ends: Instant | null;
}
/**
 * [number, how many are called before it, wait in minutes or null while no counter that serves it is open, and, where it
 * may not be called today, how likely it is]
 */
export type Place = readonly [number: string, ahead: number, wait: WaitRange | null, chance?: Chance];

/** Costs O(line × groups of counters): made at most once a second, and only while somebody follows it. */
export function lineView(line: LineState, at: Instant, ends: Instant | null): LineView {
  const { plan } = line;
  if (plan === null) return { places: [], ends };
  const order = callingOrder(line, [...line.lanes.values(), ...line.ownLanes.values()], 0, at);
  const passed = new Map<ServiceId, number>();
  const paces = new Map<ServiceId, Pace | null>();
  const places: Place[] = [];
  for (const number of order) {
    const ticket = line.tickets.get(number);
    if (ticket === undefined) continue;
    const { service } = ticket;
    const pace = paces.get(service) ?? paceOf(line, service);
    paces.set(service, pace);
    let ahead = 0;
    for (const rival of plan.rivals.get(service) ?? []) ahead += passed.get(rival) ?? 0;
    const wait = pace === null ? null : waitOf(line, pace, minutesOf(pace, passed), at);
    const chance = chanceOf(wait, at, ends);
    places.push(chance === null ? [number, ahead, wait] : [number, ahead, wait, chance]);
    passed.set(service, (passed.get(service) ?? 0) + 1);
  }
  return { places, ends };
}
