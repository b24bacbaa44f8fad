import type { CallingRule } from '../catalogue.ts';
import type { Instant } from '../ids.ts';
import { byPlace, type Lane, type Place } from './lane.ts';

/**
 * The numbers of some lanes in the order in which one counter that serves them all would call them from now on, at most
 * `most`. It is what screens show as "the line": who is past due is judged at `at`, as the rule would.
 */
export function callingOrder(
  lanes: readonly Lane[],
  rule: CallingRule,
  urgentRun: number,
  at: Instant,
  most = Infinity,
): readonly string[] {
  const urgent = merged(lanes, 'urgent', most);
  const plain = merged(lanes, 'plain', most);
  const held = merged(lanes, 'held', most);
  const order: string[] = [];
  let run = urgentRun;
  let passed = 0;
  let u = 0;
  let p = 0;
  let h = 0;
  while (order.length < most) {
    const nextUrgent = urgent[u];
    const nextPlain = plain[p];
    const nextHeld = held[h];
    if (nextHeld !== undefined && (passed >= HELD_BACK || (nextUrgent === undefined && nextPlain === undefined))) {
      order.push(nextHeld.number);
      h += 1;
      continue;
    }
    if (nextUrgent === undefined && nextPlain === undefined) break;
    const urgentIsDue = nextUrgent !== undefined && nextUrgent.due <= at;
    const takeUrgent =
      nextUrgent !== undefined &&
      (nextPlain === undefined || (urgentIsDue ? run < rule.urgentLimit : byPlace(nextUrgent, nextPlain) <= 0));
    order.push((takeUrgent ? nextUrgent : (nextPlain as Place)).number);
    run = takeUrgent && urgentIsDue ? run + 1 : 0;
    if (takeUrgent) u += 1;
    else p += 1;
    passed += 1;
  }
  return order;
}

/** How many others go before a ticket that was missed and comes back (design.md §6). */
export const HELD_BACK = 2;

function merged(lanes: readonly Lane[], part: keyof Lane, most: number): readonly Place[] {
  const heads: Place[] = [];
  for (const lane of lanes) {
    let taken = 0;
    for (const place of lane[part].keys()) {
      if (taken++ >= most) break;
      heads.push(place);
    }
  }
  return heads.sort(byPlace).slice(0, most);
}
