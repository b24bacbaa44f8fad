/** The three strokes of the call's chime (domain.md, "The hall"), for when the pack's own cannot be had. */
const STROKES_HZ = [880, 1174, 1568];
const STROKE_EVERY_S = 0.16;
const RING_S = 0.6;
/** Half of full scale, as the pack's clips are levelled. */
const LOUDNESS = 0.25;

export function chimeOf(audio: BaseAudioContext): AudioBuffer {
  const rate = audio.sampleRate;
  const buffer = audio.createBuffer(1, Math.ceil(rate * (STROKE_EVERY_S * (STROKES_HZ.length - 1) + RING_S)), rate);
  const samples = buffer.getChannelData(0);
  STROKES_HZ.forEach((pitch, place) => {
    const start = Math.floor(place * STROKE_EVERY_S * rate);
    for (let at = 0; at < RING_S * rate && start + at < samples.length; at++) {
      const seconds = at / rate;
      const attack = Math.min(1, seconds / 0.005);
      samples[start + at] =
        (samples[start + at] ?? 0) +
        LOUDNESS * attack * Math.exp(-6 * seconds) * Math.sin(2 * Math.PI * pitch * seconds);
    }
  });
  return buffer;
}
