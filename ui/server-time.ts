import { type ReadonlySignal, signal } from '@preact/signals';

/**
 * The server's time on a screen. The screen's own clock is used only to count on from the server's last word, by the monotonic
 * clock: setting the device's time changes nothing.
 */
export type ServerTime = {
  /** The server's time now, milliseconds since 1970. */
  readonly now: () => number;
  /** What a beat or a view said the time is. */
  readonly set: (serverNow: number) => void;
  /** The server's time, renewed on every whole second; reading it in a component renders it again. */
  readonly second: ReadonlySignal<number>;
  readonly stop: () => void;
};

/** Steps of less than this are the network's jitter: the clock is not set back and forth by them. */
const JITTER_MS = 250;

export const startServerTime = (serverNow: number = Date.now()): ServerTime => {
  let base = serverNow - performance.now();
  const now = (): number => base + performance.now();
  const second = signal(now());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tick = (): void => {
    clearTimeout(timer);
    second.value = now();
    timer = setTimeout(tick, 1000 - (now() % 1000));
  };
  tick();
  return {
    now,
    set: (told) => {
      if (Math.abs(told - now()) < JITTER_MS) return;
      base = told - performance.now();
      tick();
    },
    second,
    stop: () => clearTimeout(timer),
  };
};
