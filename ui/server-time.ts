import { type ReadonlySignal, signal } from '@preact/signals';

/**
 * The server's time as a screen shows it, renewed on every whole second: reading `second.value` in a component renders it again.
 * `now` is the connection's (`live.now`): the device's own clock never counts. Milliseconds since 1970.
 */
export type ServerTime = {
  readonly now: () => number;
  readonly second: ReadonlySignal<number>;
  readonly stop: () => void;
};

export const startServerTime = (now: () => number): ServerTime => {
  const second = signal(now());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tick = (): void => {
    second.value = now();
    timer = setTimeout(tick, 1000 - (now() % 1000));
  };
  tick();
  return { now, second, stop: () => clearTimeout(timer) };
};
