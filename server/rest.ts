import type { Memory, Timers } from './ports.ts';

const LOOK_EVERY_MS = 5_000;
/** Of the loop's time; whoever asks in the pause waits a tenth of a second. */
const AT_REST = 0.1;
/** Less than this is not worth a pause. */
const WORTH_BYTES = 48 * 1024 * 1024;

/**
 * After an onslaught the engine keeps the room that it took for hours. Once the loop is at rest it is given back. Returns how
 * to stop.
 */
export function giveBackAtRest({ held, busy, settle }: Memory, timers: Timers): () => void {
  let least = held();
  busy();

  function look(): void {
    if (busy() < AT_REST && held() > least + WORTH_BYTES) {
      settle();
      // What is still held is needed: it is the new measure.
      least = held();
    } else least = Math.min(least, held());
    cancel = timers.after(LOOK_EVERY_MS, look);
  }
  let cancel = timers.after(LOOK_EVERY_MS, look);
  return () => cancel();
}
