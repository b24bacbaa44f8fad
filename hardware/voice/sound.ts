/** Mono sound as samples from -1 to 1. */
export type Sound = { readonly samples: Float32Array; readonly rate: number };

export const SAMPLE_RATE = 22_050;

export const durationMs = (sound: Sound): number => Math.round((sound.samples.length / sound.rate) * 1000);

export const peakOf = ({ samples }: Sound): number =>
  samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);

/** Root mean square over the whole sound; 0 is silence, 0.1 about -20 dB below full scale. */
export const loudnessOf = ({ samples }: Sound): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));
