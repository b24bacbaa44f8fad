import type { Sounding } from './announcer-state.ts';
import type { Outcome } from './loudspeaker.ts';

/**
 * What this page has sounded since it was loaded, in order: an observable of the display, as `window.motcuaAnnouncements`
 * for tests and for whoever looks after a board. Times are the server's, in milliseconds since 1970.
 */
interface AnnouncementRecord {
  /** `2026-11-22/A012/1#1`: the call and the count of its announcement. */
  readonly id: string;
  readonly number: string;
  readonly counter: string;
  readonly form: Sounding['form'];
  readonly startedAt: number;
  /** Null while it sounds. */
  readonly endedAt: number | null;
  readonly outcome: Outcome | null;
}

declare global {
  interface Window {
    motcuaAnnouncements?: AnnouncementRecord[];
  }
}

/** A board runs for months; this is more than the longest day of one hall. */
const KEPT = 2_000;

/** Opens an entry; call what it returns once the sound has ended. */
export function recordStart(
  id: string,
  { number, counter, form }: Sounding,
  now: () => number,
): (outcome: Outcome) => void {
  window.motcuaAnnouncements ??= [];
  const records = window.motcuaAnnouncements;
  const started = { id, number, counter, form, startedAt: Math.round(now()), endedAt: null, outcome: null };
  records.push(started);
  if (records.length > KEPT) records.shift();
  return (outcome) => {
    const place = records.indexOf(started);
    if (place >= 0) records[place] = { ...started, endedAt: Math.round(now()), outcome };
  };
}
