/**
 * Who speaks, what is spoken next and in which form (design.md §7), as a plain state machine: no clock, no sound, no
 * network. What it wants done comes out as effects; what came of them goes back in as events.
 */

import type { CallId, CounterId, DeviceId, HallCall, HallView, Instant, ZoneId } from '../../wire/views.ts';
import type { Form } from '../../words/announcement-form.ts';

/** Not begun within this time, an announcement is left to be read: the server refuses it (`too_late_to_speak`). */
export const SPEAK_WITHIN_MS = 45_000;
/** A refused display asks again this often, should neither the hall nor the devices have told that the speaker has gone. */
const OFFER_AGAIN_MS = 10_000;
/**
 * What another display began before it was lost may sound for so long after its claim, and is not talked over: the full form
 * of the longest call (W3333 to counter 74) takes 21.8 s, and the answer to its claim a part of a second.
 */
export const LONGEST_SOUND_MS = 23_000;

export interface Announcement {
  readonly call: CallId;
  readonly number: string;
  readonly counter: CounterId;
  /** 1 for the call, more for recalls. */
  readonly announcement: number;
  readonly askedAt: Instant;
}
export type Sounding = Announcement & { readonly form: Form };

type Role =
  | { readonly kind: 'none' | 'speaker' }
  /** `knewAbsent`: the speaker was known to be gone when the offer went out. */
  | { readonly kind: 'offering'; readonly knewAbsent: boolean }
  /** Another display speaks, or the offer could not be decided; `speaker` as the hall view named it then. */
  | {
      readonly kind: 'declined';
      readonly speaker: DeviceId | null;
      readonly at: number;
      readonly knewAbsent: boolean;
    };

export interface AnnouncerState {
  /** Null: it shows calls of several zones and speaks for none. */
  readonly zone: ZoneId | null;
  /** The browser lets it sound. */
  readonly sound: boolean;
  readonly heard: boolean;
  readonly role: Role;
  /** As the hall view names it; null from the moment in which this display took over until the view says so. */
  readonly speaker: DeviceId | null;
  /** The displays that can be heard now; null while that is not known. */
  readonly audible: ReadonlySet<DeviceId> | null;
  /** Of its zone, in the order in which they were asked for. */
  readonly due: readonly Announcement[];
  /** Claimed or refused already: the view that says so may still be on its way. */
  readonly settled: ReadonlySet<string>;
  /** The announcements that are claimed and not ended: whose they are, and since when. */
  readonly begun: readonly NonNullable<HallCall['claimed']>[];
  /** `withdrawn`: its call was undone before it sounded. */
  readonly busy:
    | (Sounding & { readonly phase: 'claiming' | 'unanswered' | 'withdrawn' | 'sounding' | 'stopping' })
    | null;
}

/** `refused` carries the refusal's name; `unanswered` is anything that may be asked again. */
export type CommandAnswer = 'done' | 'unanswered' | { readonly refused: string };

type Seen = Pick<HallView, 'calls' | 'zones'>;

export type AnnouncerEvent =
  | { readonly type: 'sound'; readonly on: boolean }
  | { readonly type: 'heard'; readonly heard: boolean }
  | { readonly type: 'viewed'; readonly view: Seen; readonly zone: ZoneId | null }
  | { readonly type: 'audible'; readonly displays: ReadonlySet<DeviceId> }
  | { readonly type: 'offer_answered'; readonly answer: CommandAnswer }
  | { readonly type: 'claim_answered'; readonly answer: CommandAnswer }
  | { readonly type: 'sounded'; readonly whole: boolean }
  | { readonly type: 'tick' };

export type AnnouncerEffect =
  | { readonly type: 'offer'; readonly zone: ZoneId }
  /** Asked again for the same announcement, it goes out with the same key. */
  | { readonly type: 'claim'; readonly what: Sounding }
  | { readonly type: 'sound'; readonly what: Sounding }
  /** What sounds falls silent; then comes `sounded`. */
  | { readonly type: 'stop' }
  | { readonly type: 'report_spoken'; readonly what: Sounding };

export interface Step {
  readonly state: AnnouncerState;
  readonly effects: readonly AnnouncerEffect[];
}

export const initialAnnouncer: AnnouncerState = {
  zone: null,
  sound: false,
  heard: false,
  role: { kind: 'none' },
  speaker: null,
  audible: null,
  due: [],
  settled: new Set(),
  begun: [],
  busy: null,
};

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
      return settle(heardOf({ ...state, audible: event.displays }));
    case 'offer_answered':
      if (state.role.kind !== 'offering') return settle(state);
      return settle({
        ...state,
        role: roleAfter(state, state.role.knewAbsent, event.answer, now),
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
  return {
    ...state,
    zone,
    due,
    speaker: zones.find(({ id }) => id === zone)?.speaker ?? null,
    settled: new Set([...state.settled].filter((name) => names.has(name))),
    begun: here.flatMap(({ claimed }) => claimed ?? []),
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

/** A speaker that has come back may go again. */
const heardOf = (state: AnnouncerState): AnnouncerState =>
  state.role.kind === 'declined' && !isSpeakerAbsent(state)
    ? { ...state, role: { ...state.role, knewAbsent: false } }
    : state;

function roleAfter(state: AnnouncerState, knewAbsent: boolean, answer: CommandAnswer, now: number): Role {
  if (answer === 'done' || (answer !== 'unanswered' && answer.refused === 'nothing_to_change'))
    return { kind: 'speaker' };
  return { kind: 'declined', speaker: state.speaker, at: now, knewAbsent };
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
    // The answer may have been long on its way: what has become stale meanwhile stays silent.
    if (isStale(busy, now) || !state.sound) return settle({ ...state, settled, busy: null });
    return settle({ ...state, settled, busy: { ...busy, phase: 'sounding' } }, [{ type: 'sound', what: plain(busy) }]);
  }
  if (answer.refused === 'another_display_speaks')
    return settle({ ...state, busy: null, role: roleAfter(state, isSpeakerAbsent(state), answer, now) });
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

function mayOfferAgain(state: AnnouncerState, now: number): boolean {
  const { role } = state;
  if (role.kind !== 'declined') return false;
  const goneSince = isSpeakerAbsent(state) && !role.knewAbsent;
  return goneSince || role.speaker !== state.speaker || now - role.at >= OFFER_AGAIN_MS;
}

const isSpeakerAbsent = ({ speaker, audible }: AnnouncerState): boolean =>
  speaker !== null && audible !== null && !audible.has(speaker);

const isAnotherSounding = ({ begun, speaker }: AnnouncerState, now: number): boolean =>
  begun.some(({ by, at }) => by !== speaker && now - at < LONGEST_SOUND_MS);

const isStale = ({ askedAt }: Announcement, now: number): boolean => now - askedAt > SPEAK_WITHIN_MS;

/** `2026-11-22/A012/1#1` */
export const nameOf = ({ call, announcement }: Pick<Announcement, 'call' | 'announcement'>): string =>
  `${call}#${announcement}`;

const plain = ({ call, number, counter, announcement, askedAt, form }: Sounding): Sounding => ({
  call,
  number,
  counter,
  announcement,
  askedAt,
  form,
});
