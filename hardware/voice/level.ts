import { loudnessOf, peakOf, type Sound } from './sound.ts';

/** Below this share of a clip's peak a sample counts as silence: -48 dB, under the breath of a voice and of a quiet room. */
const SILENCE = 0.004;
/** What is left at each end, so that the fade takes no consonant's burst with it. */
const GUARD_MS = 5;
/** Ends are faded, or a clip that starts off zero would click. */
const FADE_MS = 4;
/** -18 dB: where clips of speech sound equally loud with room left for their peaks. */
const TARGET_LOUDNESS = 0.125;
/** Peaks above the knee are bent towards the ceiling instead of cut off. */
const KNEE = 0.6;
const CEILING = 0.9;

const samplesOf = (ms: number, rate: number): number => Math.round((ms / 1000) * rate);

/** Cuts the silence at both ends and fades what is left in and out. */
export const trim = (sound: Sound): Sound => {
  const { samples, rate } = sound;
  const threshold = SILENCE * peakOf(sound);
  const loud = (sample: number): boolean => Math.abs(sample) > threshold;
  const first = samples.findIndex(loud);
  if (first < 0) return { samples: new Float32Array(0), rate };
  const guard = samplesOf(GUARD_MS, rate);
  const cut = samples.slice(
    Math.max(0, first - guard),
    Math.min(samples.length, samples.findLastIndex(loud) + 1 + guard),
  );
  const fade = Math.min(samplesOf(FADE_MS, rate), cut.length >> 1);
  for (let i = 0; i < fade; i++) {
    const gain = i / fade;
    cut[i] = (cut[i] ?? 0) * gain;
    cut[cut.length - 1 - i] = (cut[cut.length - 1 - i] ?? 0) * gain;
  }
  return { samples: cut, rate };
};

const bend = (sample: number): number => {
  const size = Math.abs(sample);
  if (size <= KNEE) return sample;
  const room = CEILING - KNEE;
  return Math.sign(sample) * (KNEE + room * Math.tanh((size - KNEE) / room));
};

/** Brings a clip to the loudness all others have, without a sample above the ceiling. */
export const level = (sound: Sound): Sound => {
  const gain = TARGET_LOUDNESS / Math.max(loudnessOf(sound), 1e-6);
  return { samples: sound.samples.map((sample) => bend(sample * gain)), rate: sound.rate };
};
