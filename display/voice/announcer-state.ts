import type { CallId, CounterId, DeviceId, HallCall, HallView, Instant, ZoneId } from '../../wire/views.ts';
import type { Form } from '../../words/announcement-form.ts';

/** Not begun within this time, an announcement is left to be read: the server refuses it (`too_late_to_speak`). */
export const SPEAK_WITHIN_MS = 45_000;
export interface Announcement {
  readonly call: CallId;
  readonly number: string;
  readonly counter: CounterId;
  /** 1 for the call, more for recalls. */
  readonly announcement: number;
  readonly askedAt: Instant;
}
export type Sounding = Announcement & { readonly form: Form };

export type Role =
  | { readonly kind: 'none' | 'speaker' }
  /** `knewAbsent`: the speaker was known to be gone when the offer went out. */
  | { readonly kind: 'offering'; readonly knewAbsent: boolean }
  /** Another display speaks, or the offer could not be decided; `speaker` as the hall view named it then. */
  | {
      readonly kind: 'declined';
      readonly speaker: DeviceId | null;
      readonly at: number;
      readonly knewAbsent: boolean;
      /** It is another page of this same display that speaks. */
      readonly byTwin: boolean;
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
  readonly begun: readonly (NonNullable<HallCall['claimed']> & { readonly name: string })[];
  /** Of those, what this page itself has claimed. */
  readonly own: ReadonlySet<string>;
  /** Another page of this same display was met: what this display has begun may be sounding there. */
  readonly hasTwin: boolean;
  /** `withdrawn`: its call was undone before it sounded. */
  readonly busy:
    | (Sounding & { readonly phase: 'claiming' | 'unanswered' | 'withdrawn' | 'sounding' | 'stopping' })
    | null;
}

/** `refused` carries the refusal's name; `unanswered` is anything that may be asked again. */
export type CommandAnswer = 'done' | 'unanswered' | { readonly refused: string };

export type Seen = Pick<HallView, 'calls' | 'zones'>;

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
  own: new Set(),
  hasTwin: false,
  busy: null,
};

/** `2026-11-22/A012/1#1` */
export const nameOf = ({ call, announcement }: Pick<Announcement, 'call' | 'announcement'>): string =>
  `${call}#${announcement}`;
