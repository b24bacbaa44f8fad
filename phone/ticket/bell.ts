/** The same three rising strokes as the hall's chime (domain.md), so that the visitor knows them; made here, not fetched. */
const STROKES_HZ = [880, 1174, 1568];
const STROKE_EVERY_S = 0.16;
const RING_S = 0.5;
const ROUNDS = 3;
const ROUND_S = 1.2;
/** Long enough to be felt in a pocket. */
const VIBRATION_MS = [400, 200, 400, 200, 800];

export interface Bell {
  /** What this phone's browser has at all: an iPhone does not vibrate. */
  readonly can: { readonly sound: boolean; readonly vibrate: boolean };
  /**
   * From the visitor's own touch: phones let a page sound and vibrate only then. Rings once, so that its loudness is known.
   * False where it may not.
   */
  allow(): Promise<boolean>;
  ring(): void;
}

export function createBell(): Bell {
  let audio: AudioContext | null = null;

  const strike = (rounds: number): void => {
    if (audio?.state !== 'running') return;
    for (let round = 0; round < rounds; round++)
      STROKES_HZ.forEach((pitch, place) => {
        if (audio !== null) strokeAt(audio, pitch, audio.currentTime + round * ROUND_S + place * STROKE_EVERY_S);
      });
  };
  const can = { sound: typeof AudioContext === 'function', vibrate: typeof navigator.vibrate === 'function' };
  return {
    can,
    async allow() {
      if (!can.sound) return false;
      try {
        audio ??= new AudioContext();
        await audio.resume();
      } catch {
        // A call on the phone keeps its sound: the button stays as it was.
        return false;
      }
      strike(1);
      return audio.state === 'running';
    },
    ring() {
      navigator.vibrate?.(VIBRATION_MS);
      // A page that was in the background may have lost its sound meanwhile.
      audio?.resume().then(
        () => strike(ROUNDS),
        () => {},
      );
    },
  };
}

function strokeAt(audio: AudioContext, pitch: number, at: number): void {
  const tone = audio.createOscillator();
  const loudness = audio.createGain();
  tone.frequency.value = pitch;
  loudness.gain.setValueAtTime(0.4, at);
  loudness.gain.exponentialRampToValueAtTime(0.001, at + RING_S);
  tone.connect(loudness).connect(audio.destination);
  tone.start(at);
  tone.stop(at + RING_S);
}
