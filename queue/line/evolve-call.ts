import type { CallId, Instant } from '../ids.ts';
import { never } from '../stamp.ts';
import type { CallEvent } from './events.ts';
import type { Call, LineState } from './state.ts';
import type { CalledTicket } from './ticket.ts';

/** An ended call stays readable this long, so that a board that was busy still shows it (20 s) with some seconds to spare. */
export const KEEP_ENDED_CALL_MS = 30_000;
/**
 * No more than so many, the newest: so what a call costs has an end, however fast calls end. Twelve counters that call every
 * 20 s end 18 in that time. A board reports what it showed one after the other, some 50 a second, and lost 160 of a rush of
 * 507 calls while 200 were kept.
 */
const KEPT_ENDED_CALLS = 600;

export function evolveCall(state: LineState, event: CallEvent, at: Instant): LineState {
  switch (event.type) {
    case 'SpeakerChosen':
      return { ...state, speakers: new Map(state.speakers).set(event.zone, event.display) };
    case 'CallShown':
      return changeCall(state, event.call, (call) => ({ ...call, shownAt: call.shownAt ?? at }));
    case 'AnnouncementClaimed':
      return changeCall(state, event.call, (call) => ({
        ...call,
        voice: 'claimed',
        claimedAt: at,
        display: event.display,
      }));
    case 'AnnouncementSpoken':
      return changeCall(state, event.call, (call) => ({ ...call, voice: 'spoken' }));
    case 'AnnouncementDropped':
      return changeCall(state, event.call, (call) => ({ ...call, voice: event.reason }));
    default:
      return never(event);
  }
}

/** A new call goes to the end of the announcements; those that ended long ago, or before many others, leave. */
export function addCall(state: LineState, call: Call): LineState {
  const calls = new Map<CallId, Call>();
  let ended = 0;
  for (const { endedAt } of state.calls.values()) if (endedAt !== null) ended += 1;
  for (const [id, other] of state.calls) {
    const isKept =
      other.endedAt === null || (ended <= KEPT_ENDED_CALLS && call.askedAt - other.endedAt < KEEP_ENDED_CALL_MS);
    if (!isKept) ended -= 1;
    else if (id !== call.id) calls.set(id, other);
  }
  calls.set(call.id, call);
  return { ...state, calls };
}

/** The ticket is no longer called: what was not yet spoken is withdrawn. */
export const endCall = (state: LineState, id: CallId, at: Instant): LineState =>
  changeCall(state, id, (call) => ({ ...call, endedAt: at, voice: call.voice === 'due' ? 'withdrawn' : call.voice }));

/**
 * A no-show taken back: its call stands open again; what was withdrawn is not spoken after all, unless it is called again.
 * One that has left the board long since stands there anew.
 */
export function reopenCall(state: LineState, ticket: CalledTicket): LineState {
  const { call: id, id: owner, number, counter, calledAt: at } = ticket;
  const known = state.calls.get(id);
  if (known !== undefined) return changeCall(state, id, (call) => ({ ...call, endedAt: null }));
  const zone = state.plan?.counters.get(counter)?.zone;
  if (zone === undefined) return state;
  const silent = {
    announcement: 1,
    askedAt: at,
    voice: 'withdrawn',
    claimedAt: null,
    display: null,
    shownAt: null,
  } as const;
  return addCall(state, { id, ticket: owner, number, counter, zone, at, ...silent, endedAt: null });
}

/** An undone call leaves the board at once. */
export function forgetCall(state: LineState, id: CallId): LineState {
  const calls = new Map(state.calls);
  calls.delete(id);
  return { ...state, calls };
}

function changeCall(state: LineState, id: CallId, change: (call: Call) => Call): LineState {
  const call = state.calls.get(id);
  return call === undefined ? state : { ...state, calls: new Map(state.calls).set(id, change(call)) };
}
