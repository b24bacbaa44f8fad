/**
 * Who speaks, what is spoken next and in which form (design.md §7), as a plain state machine: no clock, no sound, no
 * network. What it wants done comes out as effects; what came of them goes back in as events.
 */

import type { ZoneId } from '../../wire/views.ts';
import {
  type Announcement,
  type AnnouncerEffect,
  type AnnouncerEvent,
  type AnnouncerState,
  type CommandAnswer,
  nameOf,
  type Seen,
  type Sounding,
  SPEAK_WITHIN_MS,
  type Step,
} from './announcer-state.ts';
import {
  isAnotherSounding,
  isAnothers,
  isSpeakerAbsent,
  mayOfferAgain,
  roleAfter,
  whoIsHeard,
} from './speaking-role.ts';

/** @param now the server's time */
export function announce(state: AnnouncerState, event: AnnouncerEvent, now: number): Step {
  const { state: changed, effects } = take(state, event, now);
  const next = goOn(changed, now);
  return { state: next.state, effects: [...effects, ...next.effects] };
}

const settle = (state: AnnouncerState, effects: readonly AnnouncerEffect[] = []): Step => ({ state, effects });

function take(state: AnnouncerState, event: AnnouncerEvent, now: number): Step {
  const { busy } = state;
  switch (event.type) {
    case 'sound':
      return settle({ ...state, sound: event.on, ...(event.on ? {} : { role: { kind: 'none' } }) });
    case 'heard':
      return settle({ ...state, heard: event.heard });
    case 'viewed':
      return withdrawn(viewed(state, event.view, event.zone), event.view.calls);
    case 'audible':
      return settle(whoIsHeard({ ...state, audible: event.displays }));
    case 'offer_answered':
      if (state.role.kind !== 'offering') return settle(state);
      return settle({
        ...state,
        ...roleAfter(state, state.role.knewAbsent, event.answer, now),
        ...(event.answer === 'done' ? { speaker: null } : {}),
      });
    case 'claim_answered':
      return busy === null ? settle(state) : claimed(state, busy, event.answer, now);
    case 'sounded':
      if (busy === null) return settle(state);
      return settle({ ...state, busy: null }, event.whole ? [{ type: 'report_spoken', what: plain(busy) }] : []);
    case 'tick':
      return busy?.phase === 'unanswered' ? claimAgain(state, busy, now) : settle(state);
    default:
      return event satisfies never;
  }
}

function viewed(state: AnnouncerState, { calls, zones }: Seen, zone: ZoneId | null): AnnouncerState {
  const here = calls.filter((call) => call.zone === zone);
  const due = here
    .filter(({ voice }) => voice === 'due')
    .map(({ id, number, counter, announcement, askedAt }) => ({ call: id, number, counter, announcement, askedAt }));
  const names = new Set(due.map(nameOf));
  const begun = here.flatMap(({ id, announcement, claimed }) =>
    claimed === null ? [] : [{ ...claimed, name: nameOf({ call: id, announcement }) }],
  );
  return {
    ...state,
    zone,
    due,
    speaker: zones.find(({ id }) => id === zone)?.speaker ?? null,
    settled: new Set([...state.settled].filter((name) => names.has(name))),
    begun,
    own: new Set([...state.own].filter((name) => names.has(name) || begun.some((one) => one.name === name))),
  };
}

/** An undone call has left the view: it sends people to the wrong counter, and whoever is called instead is not kept waiting. */
function withdrawn(state: AnnouncerState, calls: Seen['calls']): Step {
  const { busy } = state;
  if (busy === null || calls.some(({ id }) => id === busy.call)) return settle(state);
  switch (busy.phase) {
    case 'sounding':
      return settle({ ...state, busy: { ...busy, phase: 'stopping' } }, [{ type: 'stop' }]);
    case 'claiming':
      return settle({ ...state, busy: { ...busy, phase: 'withdrawn' } });
    case 'unanswered':
      return settle({ ...state, busy: null });
    default:
      return settle(state);
  }
}

function claimed(
  state: AnnouncerState,
  busy: NonNullable<AnnouncerState['busy']>,
  answer: CommandAnswer,
  now: number,
): Step {
  if (busy.phase === 'withdrawn') return settle({ ...state, busy: null });
  if (answer === 'unanswered') return settle({ ...state, busy: { ...busy, phase: 'unanswered' } });
  const settled = new Set(state.settled).add(nameOf(busy));
  if (answer === 'done') {
    const own = new Set(state.own).add(nameOf(busy));
    // The answer may have been long on its way: what has become stale meanwhile stays silent.
    if (isStale(busy, now) || !state.sound) return settle({ ...state, settled, own, busy: null });
    const sounding = { ...busy, phase: 'sounding' } as const;
    return settle({ ...state, settled, own, busy: sounding }, [{ type: 'sound', what: plain(busy) }]);
  }
  if (isAnothers(answer.refused))
    return settle({ ...state, busy: null, ...roleAfter(state, isSpeakerAbsent(state), answer, now) });
  return settle({ ...state, settled, busy: null });
}

/** A server whose disk is full answers at once: only the tick asks again, never the answer itself. */
function claimAgain(state: AnnouncerState, busy: NonNullable<AnnouncerState['busy']>, now: number): Step {
  if (isStale(busy, now)) return settle({ ...state, busy: null, settled: new Set(state.settled).add(nameOf(busy)) });
  if (!maySpeak(state)) return settle(state);
  return settle({ ...state, busy: { ...busy, phase: 'claiming' } }, [{ type: 'claim', what: plain(busy) }]);
}

const maySpeak = ({ heard, sound, role }: AnnouncerState): boolean => heard && sound && role.kind === 'speaker';

/** What can be begun now is begun. */
function goOn(state: AnnouncerState, now: number): Step {
  if (!state.heard || !state.sound || state.zone === null) return settle(state);
  if (state.role.kind === 'none' || mayOfferAgain(state, now))
    return settle({ ...state, role: { kind: 'offering', knewAbsent: isSpeakerAbsent(state) } }, [
      { type: 'offer', zone: state.zone },
    ]);
  if (!maySpeak(state)) return settle(state);
  if (state.busy !== null || isAnotherSounding(state, now)) return settle(state);
  const waiting = state.due.filter((one) => !isStale(one, now) && !state.settled.has(nameOf(one)));
  const [first, ...others] = waiting;
  if (first === undefined) return settle(state);
  const what: Sounding = { ...first, form: others.length === 0 ? 'full' : 'short' };
  return settle({ ...state, busy: { ...what, phase: 'claiming' } }, [{ type: 'claim', what }]);
}

const isStale = ({ askedAt }: Announcement, now: number): boolean => now - askedAt > SPEAK_WITHIN_MS;

const plain = ({ call, number, counter, announcement, askedAt, form }: Sounding): Sounding => ({
  call,
  number,
  counter,
  announcement,
  askedAt,
  form,
});
