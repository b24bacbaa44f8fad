import type { CallId, HallCall, HallView, Instant, ZoneId } from '../../wire/views.ts';
import { dateOf, dateOfDay } from '../../words/shared/times.ts';

/** A call stays large this long after it was asked for (design.md §7). */
export const LARGE_MS = 20_000;
const LARGE_AT_MOST = 4;
/** Two columns of eight: more would fall below the 72 px that are read from 5 m (look.md). */
const LISTED_AT_MOST = 16;
/** When more are called than fit, the list turns its pages, so that each is seen; long enough to find a number in it. */
const PAGE_MS = 8_000;

export type DayNotice =
  | { readonly kind: 'callingEnded' | 'issuingEnded' | 'issuingPaused' }
  /** No day is open: not yet, no more today, or not at all today. `opens`: when the next is; null where nobody knows. */
  | { readonly kind: 'notOpen' | 'closed' | 'dayOff' | 'noneToday'; readonly opens: Instant | null }
  | { readonly kind: 'lunch'; readonly until: number };

/** What stands on the board at one instant. */
export interface Board {
  /** Newest first. */
  readonly large: readonly HallCall[];
  /** The rows of the list on the page of now: open calls newest first, then such as ended before they were seen. */
  readonly listed: readonly HallCall[];
  /** Open calls that are not on this page. */
  readonly more: number;
  readonly notice: DayNotice | null;
}

/** @param now the server's time. @param zone null shows every call of the branch. @param timeZone IANA name. */
export function boardOf(view: HallView, now: number, zone: ZoneId | null, timeZone: string): Board {
  const calls = view.calls.filter((call) => zone === null || call.zone === zone).toReversed();
  const open = calls.filter((call) => call.open);
  const ended = calls.filter((call) => !call.open && isFresh(call, now));
  const rows = [...open, ...ended.filter((call) => !call.shown)];
  const page = Math.floor(now / PAGE_MS) % Math.max(1, Math.ceil(open.length / LISTED_AT_MOST));
  const listed = rows.slice(page * LISTED_AT_MOST, (page + 1) * LISTED_AT_MOST);
  return {
    large: largeOf(open, ended, now),
    listed,
    more: open.length - listed.filter((call) => call.open).length,
    notice: noticeOf(view, now, timeZone),
  };
}

/** The calls that a visitor can read now. */
export const visibleCalls = ({ large, listed }: Board): readonly HallCall[] => [
  ...new Map<CallId, HallCall>([...large, ...listed].map((call) => [call.id, call])).values(),
];

const isFresh = (call: HallCall, now: number): boolean => now - call.askedAt < LARGE_MS;

/**
 * A call whose visitor has come keeps its 20 s only while it is in nobody's way: open ones go first, and a counter never
 * stands beside two numbers.
 */
function largeOf(open: readonly HallCall[], ended: readonly HallCall[], now: number): readonly HallCall[] {
  const fresh = open.filter((call) => isFresh(call, now)).slice(0, LARGE_AT_MOST);
  const counters = new Set(open.map((call) => call.counter));
  const lingering = ended.filter((call) => !counters.has(call.counter) && counters.add(call.counter));
  return [...fresh, ...lingering].slice(0, LARGE_AT_MOST).sort((a, b) => b.askedAt - a.askedAt);
}

/** A server that is started late in the day opens none: the branch may be at work all the same. */
const NOTICE_OF = { day_off: 'dayOff', issuing_over: 'noneToday', day_over: 'closed' } as const;

function noticeOf({ day, opens, shut }: HallView, now: number, timeZone: string): DayNotice | null {
  const today = dateOf(now, timeZone);
  if (day === null || day.phase === 'closed') {
    // The card of a closed day stays until the next one opens.
    if (day !== null && dateOfDay(day.date) === today) return { kind: 'closed', opens };
    if (opens === null || dateOf(opens, timeZone) === today) return { kind: 'notOpen', opens };
    return { kind: shut === null ? 'notOpen' : NOTICE_OF[shut], opens };
  }
  if (day.pausedUntil !== null) return { kind: 'lunch', until: day.pausedUntil };
  if (day.phase === 'calling_ended') return { kind: 'callingEnded' };
  if (day.phase === 'issuing_ended') return { kind: 'issuingEnded' };
  return day.issuingPaused ? { kind: 'issuingPaused' } : null;
}
