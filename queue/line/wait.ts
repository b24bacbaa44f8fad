import type { Category } from '../catalogue.ts';
import type { Instant, ServiceId } from '../ids.ts';
import { isUrgent, type Lane, laneSize } from './lane.ts';
import { minutesOf, type Pace, paceOf, type Waiting, waitOf } from './pace.ts';
import { ownRivals } from './rivals.ts';
import type { LineState } from './state.ts';
import type { TicketFacts, WaitRange } from './ticket.ts';

export interface Forecast {
  /** How many waiting tickets compete with it and are called before it. */
  readonly ahead: number;
  /** Null while no counter that serves it is open. */
  readonly wait: WaitRange | null;
}

/** What competes with a ticket and stands before it in the line of this moment. */
export interface Before {
  readonly urgent: readonly Waiting[];
  readonly plain: readonly Waiting[];
}

/**
 * What a ticket that is issued now is told. Predicted from the line ahead, (q + 1) / (s μ) (Ibrahim & Whitt 2009), with
 * the catalogue's minutes as service times; the counters are shared with rival services, so their tickets count.
 */
export function forecast(
  state: LineState,
  service: ServiceId,
  category: Category,
  due: Instant,
  at: Instant,
): Forecast {
  const urgent: Waiting[] = [];
  const plain: Waiting[] = [];
  const last = category === 'standard';
  for (const rival of state.plan?.rivals.get(service) ?? []) {
    const lane = state.lanes.get(rival);
    if (lane === undefined || laneSize(lane) === 0) continue;
    const count = last ? lane.plain.size + lane.held.size : countDueBefore(lane.plain, due);
    urgent.push({ service: rival, only: null, count: lane.urgent.size });
    plain.push({ service: rival, only: null, count });
  }
  for (const [only, lane] of ownRivals(state, service)) {
    const sent = (part: keyof Lane): Waiting[] =>
      [...lane[part].entries()].flatMap(([place, number]) => {
        const ticket = state.tickets.get(number);
        const before = part === 'urgent' || last || (part === 'plain' && place.due <= due);
        return ticket === undefined || !before ? [] : [{ service: ticket.service, only, count: 1 }];
      });
    urgent.push(...sent('urgent'));
    plain.push(...sent('plain'), ...sent('held'));
  }
  return foretell(state, paceOf(state, service, null), { category, due }, { urgent, plain }, at);
}

const MINUTE_MS = 60_000;

/**
 * What a ticket is told, given what stands before it: the same as it is issued and ever after. A priority ticket that is not
 * yet due waits no longer than until it is, and then for what goes before it even so: other priority tickets, and one of the
 * others after each full row of them.
 * @param pace null while no counter that may call it is open.
 */
export function foretell(
  state: LineState,
  pace: Pace | null,
  { category, due }: Pick<TicketFacts, 'category' | 'due'>,
  { urgent, plain }: Before,
  at: Instant,
): Forecast {
  const all = [...urgent, ...plain];
  const minutes = pace === null ? null : minutesOf(state, pace, all);
  const told = (ahead: number, most: number): Forecast => ({
    ahead,
    wait: pace === null || minutes === null ? null : waitOf(state, pace, Math.min(minutes, most), at),
  });
  const { urgentLimit } = state.rule;
  if (!isUrgent(category) || urgentLimit === 0 || due < at) return told(sizeOf(all), Infinity);
  const others = sizeOf(plain);
  const between = Math.min(others, Math.floor(sizeOf(urgent) / urgentLimit));
  const stay = plain.map((waiting) => ({ ...waiting, count: (waiting.count * between) / Math.max(others, 1) }));
  const untilDue = (due - at) / MINUTE_MS;
  const most = pace === null ? 0 : untilDue + pace.untilFree + minutesOf(state, pace, [...urgent, ...stay]);
  return told(sizeOf(urgent) + between, most);
}

const sizeOf = (tickets: readonly Waiting[]): number => tickets.reduce((sum, { count }) => sum + count, 0);

/** Short lanes are counted; a longer one is taken as spread evenly over its due times, so that it costs no more. */
const COUNTED = 8;

function countDueBefore(places: Lane['plain'], due: Instant): number {
  const first = places.minKey();
  const last = places.maxKey();
  if (first === undefined || last === undefined || first.due > due) return 0;
  if (last.due <= due) return places.size;
  if (places.size > COUNTED) return Math.round((places.size * (due - first.due)) / (last.due - first.due));
  let count = 0;
  for (const place of places.keys()) if (place.due <= due) count += 1;
  return count;
}
