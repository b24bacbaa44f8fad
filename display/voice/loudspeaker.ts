import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { announcementSteps, CHIME, type Step } from '../../words/announcement-form.ts';
import type { Sounding } from './announcer-state.ts';
import { chimeOf } from './chime.ts';
import { type Clips, openClips } from './clips.ts';
import { startWarmUp } from './warm-up.ts';

/** `whole`: chime and words to the end. `chime`: a clip could not be had. `cut`: it stopped, or was stopped, before its end. */
export type Outcome = 'whole' | 'chime' | 'cut';

export interface Loudspeaker {
  /** Whether the browser lets this page sound. */
  readonly sound: ReadonlySignal<'on' | 'blocked'>;
  /** False while words are missing: the calls that need them are chimed. */
  readonly wordsWhole: ReadonlySignal<boolean>;
  /** To be called from a person's touch, or when a frame's parent had one. */
  unlock(): void;
  /** Fetches the clips of a call before there is one, so that the first need not wait for them. */
  warm(names: readonly string[]): void;
  /** @param stop aborted, what sounds fades out and the outcome is `cut`; aborted before, nothing sounds. */
  play(what: Sounding, stop: AbortSignal): Promise<Outcome>;
}

/** Scheduling a little ahead keeps the first clip's start from being cut. */
const LEAD_S = 0.05;
/** An announcement that has not ended this long after it should have has stopped: the device is gone, or sound was taken away. */
const OVERDUE_MS = 3_000;
const RESUME_EVERY_MS = 5_000;
/** A clip that has not come by now would only make the next call late. */
const CLIP_WITHIN_MS = 5_000;
/** A word that is cut off short clicks; so long a fade is not heard as one. */
const FADE_S = 0.05;

export function openLoudspeaker(folder: string): Loudspeaker {
  const audio = new AudioContext({ latencyHint: 'playback' });
  const clips = openClips(audio, folder);
  const warmUp = startWarmUp(
    async (name) => (await clips.get(name)) !== null,
    (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  );
  const sound = signal<'on' | 'blocked'>(audio.state === 'running' ? 'on' : 'blocked');
  let wasAllowed = audio.state === 'running';
  const unlock = (): void => {
    // Never settles while the browser refuses; then the next touch asks again.
    audio.resume().catch(() => {});
  };
  audio.addEventListener('statechange', () => {
    sound.value = audio.state === 'running' ? 'on' : 'blocked';
    if (audio.state === 'running') wasAllowed = true;
  });
  unlock();
  // Taken away by an unplugged screen or a sleeping card, it comes back without a touch; what never was allowed is left alone.
  setInterval(() => {
    if (wasAllowed && audio.state !== 'running') unlock();
  }, RESUME_EVERY_MS);
  return {
    sound,
    wordsWhole: computed(() => warmUp.missing.value.size === 0),
    unlock,
    warm: warmUp.want,
    play: async (what, stop) => {
      const parts = await partsOf(what, clips, warmUp.want);
      if (parts !== null) return (await sounded(audio, parts, stop)) ? 'whole' : 'cut';
      const chime = (await clips.get(CHIME, CLIP_WITHIN_MS)) ?? chimeOf(audio);
      return (await sounded(audio, [{ buffer: chime, afterS: 0 }], stop)) ? 'chime' : 'cut';
    },
  };
}

interface Part {
  readonly buffer: AudioBuffer;
  /** Silence before the next part. */
  readonly afterS: number;
}

async function partsOf(
  what: Sounding,
  clips: Clips,
  want: (missing: readonly string[]) => void,
): Promise<readonly Part[] | null> {
  let steps: readonly Step[];
  try {
    steps = announcementSteps(what, what.form);
  } catch {
    // A number or counter that no pack can say.
    return null;
  }
  const names = [...new Set(steps.flatMap((step) => ('clip' in step ? [step.clip] : [])))];
  const had = await Promise.all(names.map(async (name) => [name, await clips.get(name, CLIP_WITHIN_MS)] as const));
  const buffers = new Map(had.flatMap(([name, buffer]) => (buffer === null ? [] : [[name, buffer] as const])));
  const missing = names.filter((name) => !buffers.has(name));
  want(missing);
  if (missing.length > 0) return null;
  const parts: Part[] = [];
  for (const step of steps) {
    const buffer = 'clip' in step ? buffers.get(step.clip) : undefined;
    if (buffer !== undefined) parts.push({ buffer, afterS: 0 });
    else if ('pauseMs' in step && parts.length > 0)
      parts.push({ ...(parts.pop() as Part), afterS: step.pauseMs / 1000 });
  }
  return parts;
}

/** True when the last part has sounded to its end. */
function sounded(audio: AudioContext, parts: readonly Part[], stop: AbortSignal): Promise<boolean> {
  if (stop.aborted) return Promise.resolve(false);
  const level = audio.createGain();
  level.connect(audio.destination);
  let at = audio.currentTime + LEAD_S;
  const sources = parts.map(({ buffer, afterS }) => {
    const source = audio.createBufferSource();
    source.buffer = buffer;
    source.connect(level);
    source.start(at);
    at += buffer.duration + afterS;
    return source;
  });
  return new Promise((resolve) => {
    const end = (whole: boolean): void => {
      clearTimeout(overdue);
      stop.removeEventListener('abort', fade);
      // What is left must not sound when the context wakes up again: it would be a stale call.
      for (const source of sources) source.disconnect();
      level.disconnect();
      resolve(whole);
    };
    const fade = (): void => {
      level.gain.setValueAtTime(1, audio.currentTime);
      level.gain.linearRampToValueAtTime(0, audio.currentTime + FADE_S);
      setTimeout(() => end(false), FADE_S * 1000);
    };
    stop.addEventListener('abort', fade);
    const overdue = setTimeout(() => end(false), (at - audio.currentTime) * 1000 + OVERDUE_MS);
    sources.at(-1)?.addEventListener('ended', () => end(true));
    if (sources.length === 0) end(false);
  });
}
