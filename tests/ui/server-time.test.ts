import { afterEach, expect, test, vi } from 'vitest';
import { startServerTime } from '../../ui/server-time.ts';

afterEach(() => void vi.useRealTimers());

test('until the server has told its time none is known; then it is shown at once, and not with the next second', () => {
  vi.useFakeTimers();
  let now = 5_000_000;
  let tell = (): void => {};
  const time = startServerTime({
    now: () => now as never,
    onTime: (known) => {
      tell = known;
    },
  });
  expect(time.known.value).toBe(false);
  now = 90_000;
  tell();
  expect([time.known.value, time.second.value]).toEqual([true, 90_000]);
  time.stop();
});
