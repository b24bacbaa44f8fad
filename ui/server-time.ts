import { type ReadonlySignal, signal } from '@preact/signals';
import type { Live } from '../wire/live.ts';

/**
 * The server's time as a screen shows it, renewed on every whole second: reading `second.value` in a component renders it again.
 * `now` is the connection's (`live.now`): the device's own clock never counts. Milliseconds since 1970.
 */
export type ServerTime = {
  readonly now: () => number;
  readonly second: ReadonlySignal<number>;
  /** False until the server has told its time: a screen shows none rather than its device's. */
  readonly known: ReadonlySignal<boolean>;
  readonly stop: () => void;
};

export const startServerTime = ({ now, onTime }: Pick<Live, 'now' | 'onTime'>): ServerTime => {
  const second = signal<number>(now());
  const known = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tick = (): void => {
    second.value = now();
    timer = setTimeout(tick, 1000 - (now() % 1000));
  };
  tick();
  // At once, and not with the next second: the first view comes with it.
  onTime(() => {
    second.value = now();
    known.value = true;
  });
  return { now, second, known, stop: () => clearTimeout(timer) };
};
