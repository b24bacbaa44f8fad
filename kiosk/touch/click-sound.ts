/** One soft click for a touch: a damped tone of 12 ms, far quieter than speech. */
const LENGTH_S = 0.012;
const PITCH_HZ = 1_400;
const LOUDNESS = 0.08;

let context: AudioContext | undefined;

/** Sounds nothing where the browser does not let it. */
export function clickSound(): void {
  try {
    context ??= new AudioContext();
    if (context.state !== 'running') void context.resume();
    const tone = context.createOscillator();
    const damping = context.createGain();
    const now = context.currentTime;
    tone.frequency.value = PITCH_HZ;
    damping.gain.setValueAtTime(LOUDNESS, now);
    damping.gain.exponentialRampToValueAtTime(0.001, now + LENGTH_S);
    tone.connect(damping).connect(context.destination);
    tone.start(now);
    tone.stop(now + LENGTH_S);
  } catch {
    // A kiosk without sound is still a kiosk.
  }
}
