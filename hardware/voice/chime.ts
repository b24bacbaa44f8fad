import { SAMPLE_RATE, type Sound } from './sound.ts';

/** A5, D6, G6: two fourths upwards, 160 ms apart (domain.md, "The hall"); loud halls leave this range free. */
const CHIME_HZ = [880, 1174, 1568] as const;
const CHIME_STEP_MS = 160;
/** A struck bell's partials: the strike itself, the octave, and a faint inharmonic one that dies first. */
const BELL = [
  { ratio: 1, gain: 1, decayMs: 240 },
  { ratio: 2, gain: 0.28, decayMs: 130 },
  { ratio: 2.76, gain: 0.1, decayMs: 60 },
] as const;
const ATTACK_MS = 6;
const CHIME_MS = 760;
const CHIME_PEAK = 0.55;
/** The last part goes down to zero, however long the bell would ring. */
const RELEASE_MS = 120;

const CLICK_MS = 45;
const CLICK_HZ = 620;
const CLICK_DECAY_MS = 9;
const CLICK_PEAK = 0.25;

const tone = (lengthMs: number, sampleAt: (ms: number) => number, peak: number): Sound => {
  const samples = Float32Array.from({ length: Math.round((lengthMs / 1000) * SAMPLE_RATE) }, (_, i) =>
    sampleAt((i / SAMPLE_RATE) * 1000),
  );
  const highest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return { samples: samples.map((sample) => (sample / highest) * peak), rate: SAMPLE_RATE };
};

const bell = (hz: number, ms: number): number => {
  if (ms < 0) return 0;
  const attack = Math.min(1, ms / ATTACK_MS);
  return BELL.reduce(
    (sum, { ratio, gain, decayMs }) =>
      sum + gain * attack * Math.exp(-ms / decayMs) * Math.sin((2 * Math.PI * hz * ratio * ms) / 1000),
    0,
  );
};

/** The one sound that says "look up". */
export const chime = (): Sound =>
  tone(
    CHIME_MS,
    (ms) =>
      CHIME_HZ.reduce((sum, hz, place) => sum + bell(hz, ms - place * CHIME_STEP_MS), 0) *
      Math.min(1, (CHIME_MS - ms) / RELEASE_MS),
    CHIME_PEAK,
  );

/** A soft wooden click for a touch on the kiosk. */
export const click = (): Sound =>
  tone(
    CLICK_MS,
    (ms) =>
      Math.min(1, ms / 1.5) *
      Math.exp(-ms / CLICK_DECAY_MS) *
      Math.sin((2 * Math.PI * CLICK_HZ * ms) / 1000) *
      (1 - ms / CLICK_MS),
    CLICK_PEAK,
  );
