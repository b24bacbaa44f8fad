import { effect } from '@preact/signals';
import { type Answer, type Client, newKey } from '../../wire/client.ts';
import type { DevicesView } from '../../wire/devices.ts';
import { commands } from '../../wire/endpoints.ts';
import type { Done } from '../../wire/http/fields.ts';
import type { Live } from '../../wire/live.ts';
import type { BranchId, HallView, ZoneId } from '../../wire/views.ts';
import { recordStart } from './announcement-record.ts';
import { announce } from './announcer.ts';
import {
  type AnnouncerEffect,
  type AnnouncerEvent,
  type CommandAnswer,
  initialAnnouncer,
  nameOf,
  type Sounding,
} from './announcer-state.ts';
import type { Loudspeaker } from './loudspeaker.ts';

/** Between two announcements, so that the next chime is heard as a new call. */
const BETWEEN_CALLS_MS = 400;
const TICK_MS = 1_000;
/** A report of an end is worth telling only while the clerk still wonders. */
const SPOKEN_TRIES = 5;

export interface Voice {
  /** @param zone the one it shows; null shows all, and it speaks if there is but one. */
  viewed(view: HallView, zone: ZoneId | null): void;
  /** Who is connected: a speaker that is gone is replaced at once. */
  devices(view: DevicesView): void;
  heard(heard: boolean): void;
}

/** Runs the announcer's effects: the commands, the sound and the record. */
export function startVoice(
  branch: BranchId,
  client: Client,
  live: Pick<Live, 'now' | 'status' | 'page'>,
  loudspeaker: Loudspeaker,
): Voice {
  let state = initialAnnouncer;
  /** The key of the claim under way: a claim whose answer was lost is asked again and not made twice. */
  let claiming: { readonly name: string; readonly key: string } | null = null;

  /** Silences what sounds now. */
  let stopping = new AbortController();

  const tell = (event: AnnouncerEvent): void => {
    const step = announce(state, event, live.now());
    state = step.state;
    for (const wanted of step.effects) void carryOut(wanted);
  };

  const carryOut = async (wanted: AnnouncerEffect): Promise<void> => {
    switch (wanted.type) {
      case 'offer':
        return tell({
          type: 'offer_answered',
          answer: answered(await client.send(commands.offerVoice(branch), { zone: wanted.zone, page: live.page })),
        });
      case 'claim': {
        const { call, announcement, form } = wanted.what;
        const name = nameOf(wanted.what);
        if (claiming?.name !== name) claiming = { name, key: newKey() };
        const answer = await client.send(
          commands.claimAnnouncement(branch),
          { call, announcement, form, page: live.page },
          claiming.key,
        );
        return tell({ type: 'claim_answered', answer: answered(answer) });
      }
      case 'sound':
        return sound(wanted.what);
      case 'stop':
        return stopping.abort();
      case 'report_spoken':
        return reportSpoken(wanted.what);
      default:
        return wanted satisfies never;
    }
  };

  const sound = async (what: Sounding): Promise<void> => {
    const ended = recordStart(nameOf(what), what, live.now);
    stopping = new AbortController();
    const outcome = await loudspeaker.play(what, stopping.signal);
    ended(outcome);
    await pause(BETWEEN_CALLS_MS);
    // A chime without words is not told as spoken: the clerk reads "shown, not spoken" and may recall.
    tell({ type: 'sounded', whole: outcome === 'whole' });
  };

  const reportSpoken = async ({ call, announcement }: Sounding): Promise<void> => {
    const key = newKey();
    for (let tries = 0; tries < SPOKEN_TRIES; tries++) {
      if (answered(await client.send(commands.reportSpoken(branch), { call, announcement }, key)) !== 'unanswered')
        return;
      await pause(TICK_MS);
    }
  };

  effect(() => {
    const on = loudspeaker.sound.value === 'on';
    live.status({ sound: loudspeaker.sound.value });
    tell({ type: 'sound', on });
  });
  setInterval(() => tell({ type: 'tick' }), TICK_MS);

  return {
    viewed: (view, zone) => tell({ type: 'viewed', view, zone: zone ?? onlyZone(view) }),
    devices: ({ devices }) =>
      tell({
        type: 'audible',
        displays: new Set(devices.filter((one) => one.connected && one.sound !== 'blocked').map(({ id }) => id)),
      }),
    heard: (heard) => {
      // A server that was away has forgotten how its devices are.
      if (heard) live.status({ sound: loudspeaker.sound.peek() });
      tell({ type: 'heard', heard });
    },
  };
}

const onlyZone = ({ zones }: HallView): ZoneId | null => (zones.length === 1 ? (zones[0]?.id ?? null) : null);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Problems that say nothing about the announcement itself: the same is asked again. */
const ASK_AGAIN: ReadonlySet<string> = new Set([
  'offline',
  'outcome_unknown',
  'closing',
  'journal_down',
  'journal_full',
  'too_many_requests',
  'unknown_error',
]);

export const answered = (answer: Answer<Done>): CommandAnswer => {
  if (answer.ok) return 'done';
  return ASK_AGAIN.has(answer.problem.name) ? 'unanswered' : { refused: answer.problem.name };
};
