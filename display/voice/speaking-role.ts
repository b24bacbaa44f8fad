import type { ProblemName } from '../../wire/http/problem.ts';
import type { AnnouncerState, CommandAnswer } from './announcer-state.ts';

/** A refused display asks again this often, should neither the hall nor the devices have told that the speaker has gone. */
const OFFER_AGAIN_MS = 10_000;
/**
 * What another display began before it was lost may sound for so long after its claim, and is not talked over: the full form
 * of the longest call (W3333 to counter 74) takes 21.8 s, and the answer to its claim a part of a second.
 */
export const LONGEST_SOUND_MS = 23_000;
const ANOTHER_PAGE: ProblemName = 'another_page_speaks';
const ANOTHER_DISPLAY: ProblemName = 'another_display_speaks';

/** Another display of the zone, or another page of this one, has the voice. */
export const isAnothers = (refused: string): boolean => refused === ANOTHER_DISPLAY || refused === ANOTHER_PAGE;

/** A speaker that has come back may go again; and the page that went or fell silent may have been this display's other one. */
export function whoIsHeard(state: AnnouncerState): AnnouncerState {
  const { role } = state;
  if (role.kind !== 'declined') return state;
  if (role.byTwin) return { ...state, role: { kind: 'none' } };
  return isSpeakerAbsent(state) ? state : { ...state, role: { ...role, knewAbsent: false } };
}

export function roleAfter(
  state: AnnouncerState,
  knewAbsent: boolean,
  answer: CommandAnswer,
  now: number,
): Pick<AnnouncerState, 'role' | 'hasTwin'> {
  const refused = typeof answer === 'string' ? null : answer.refused;
  if (answer === 'done' || refused === 'nothing_to_change')
    return { role: { kind: 'speaker' }, hasTwin: state.hasTwin };
  const byTwin = refused === ANOTHER_PAGE;
  return {
    role: { kind: 'declined', speaker: state.speaker, at: now, knewAbsent, byTwin },
    hasTwin: state.hasTwin || byTwin,
  };
}

export function mayOfferAgain(state: AnnouncerState, now: number): boolean {
  const { role } = state;
  if (role.kind !== 'declined') return false;
  const goneSince = isSpeakerAbsent(state) && !role.knewAbsent;
  return goneSince || role.speaker !== state.speaker || now - role.at >= OFFER_AGAIN_MS;
}

export const isSpeakerAbsent = ({ speaker, audible }: AnnouncerState): boolean =>
  speaker !== null && audible !== null && !audible.has(speaker);

/** What may be sounding from another display, or from another page of this one, is not talked over. */
export const isAnotherSounding = ({ begun, own, hasTwin, speaker }: AnnouncerState, now: number): boolean =>
  begun.some(({ by, at, name }) => (by !== speaker || (hasTwin && !own.has(name))) && now - at < LONGEST_SOUND_MS);
