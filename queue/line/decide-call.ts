import type { Instant } from '../ids.ts';
import { accept, type Decision, refuse } from '../refusals.ts';
import { never, type Stamp } from '../stamp.ts';
import type { CallCommand } from './commands.ts';
import type { CallEvent } from './events.ts';
import type { Call, LineState } from './state.ts';

/** Not begun to be spoken within this time, a call is stale: the visitor has read it on the board or has left (design.md §7). */
export const SPEAK_WITHIN_MS = 45_000;
/** The longest full form takes 22 s; a display that has not reported the end after this has stopped in the middle. */
export const SPOKEN_WITHIN_MS = 40_000;

export function decideCall(state: LineState, command: CallCommand, stamp: Stamp): Decision<CallEvent> {
  if (command.type === 'OfferVoice') {
    const speaker = state.speakers.get(command.zone);
    if (speaker === command.display) return refuse({ name: 'nothing_to_change' });
    if (speaker !== undefined && speaker !== command.absent) return refuse({ name: 'another_display_speaks' });
    return accept({ type: 'SpeakerChosen', zone: command.zone, display: command.display });
  }
  const call = state.calls.get(command.call);
  if (call === undefined) return refuse({ name: 'call_unknown' });
  switch (command.type) {
    case 'ReportShown':
      return call.shownAt === null
        ? accept({ type: 'CallShown', call: call.id, display: command.display })
        : refuse({ name: 'nothing_to_change' });
    case 'ClaimAnnouncement':
      return claim(state, call, command, stamp);
    case 'ReportSpoken':
      if (call.announcement !== command.announcement || call.voice !== 'claimed')
        return refuse({ name: 'already_spoken' });
      if (call.display !== command.display) return refuse({ name: 'another_display_speaks' });
      return accept({ type: 'AnnouncementSpoken', call: call.id, announcement: call.announcement });
    case 'DropAnnouncement': {
      if (call.announcement !== command.announcement) return refuse({ name: 'already_spoken' });
      const reason = staleness(call, stamp);
      if (reason === null) return refuse({ name: 'nothing_to_change' });
      return accept({ type: 'AnnouncementDropped', call: call.id, announcement: call.announcement, reason });
    }
    default:
      return never(command);
  }
}

/** One display speaks a call once: the claim comes before the sound, and after a crash it is not repeated. */
function claim(
  state: LineState,
  call: Call,
  command: Extract<CallCommand, { type: 'ClaimAnnouncement' }>,
  stamp: Stamp,
): Decision<CallEvent> {
  if (state.speakers.get(call.zone) !== command.display) return refuse({ name: 'another_display_speaks' });
  if (call.announcement !== command.announcement) return refuse({ name: 'already_spoken' });
  if (call.voice === 'withdrawn') return refuse({ name: 'call_withdrawn' });
  if (call.voice === 'late' || isTooLate(call, stamp.at)) return refuse({ name: 'too_late_to_speak' });
  if (call.voice !== 'due') return refuse({ name: 'already_spoken' });
  const { display, form, announcement } = command;
  return accept({ type: 'AnnouncementClaimed', call: call.id, announcement, display, form });
}

/** It still waits to be spoken, and may not be begun any more; the house drops it within a second. */
export const isTooLate = ({ voice, askedAt }: Pick<Call, 'voice' | 'askedAt'>, at: Instant): boolean =>
  voice === 'due' && at - askedAt > SPEAK_WITHIN_MS;

function staleness(call: Call, stamp: Stamp): 'late' | 'interrupted' | null {
  if (isTooLate(call, stamp.at)) return 'late';
  if (call.voice === 'claimed' && call.claimedAt !== null && stamp.at - call.claimedAt > SPOKEN_WITHIN_MS)
    return 'interrupted';
  return null;
}
