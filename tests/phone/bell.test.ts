import { afterEach, expect, test, vi } from 'vitest';
import { createBell } from '../../phone/ticket/bell.ts';

afterEach(() => vi.unstubAllGlobals());

/** A phone's sound that wakes at a touch, and counts its strokes. */
class Sound {
  static strokes = 0;
  state = 'suspended';
  currentTime = 0;
  destination = {};
  async resume() {
    this.state = 'running';
  }
  createOscillator() {
    const tone = { frequency: {}, connect: (to: unknown) => to, start: () => (Sound.strokes += 1), stop: () => {} };
    return tone;
  }
  createGain() {
    const ramp = { setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} };
    return { gain: ramp, connect: () => {} };
  }
}
const phone = (has: { sound?: unknown; vibrate?: (pattern: number[]) => boolean }): void => {
  vi.stubGlobal('AudioContext', has.sound);
  vi.stubGlobal('navigator', has.vibrate === undefined ? {} : { vibrate: has.vibrate });
};

test('a phone with both rings once when it is allowed to, then rings and vibrates', async () => {
  const vibrate = vi.fn(() => true);
  phone({ sound: Sound, vibrate });
  Sound.strokes = 0;
  const bell = createBell();
  expect(bell.can).toEqual({ sound: true, vibrate: true });
  expect(await bell.allow()).toBe(true);
  expect([Sound.strokes, vibrate.mock.calls.length]).toEqual([3, 0]);
  bell.ring();
  await Promise.resolve();
  expect([Sound.strokes, vibrate.mock.calls.length]).toEqual([12, 1]);
});

test('a phone that cannot vibrate, such as an iPhone, promises the sound alone', () => {
  phone({ sound: Sound });
  expect(createBell().can).toEqual({ sound: true, vibrate: false });
});

test('a phone whose browser makes no sound says so, and nothing is thrown', async () => {
  phone({ sound: undefined });
  const bell = createBell();
  expect(bell.can).toEqual({ sound: false, vibrate: false });
  expect(await bell.allow()).toBe(false);
  bell.ring();
});

test('a phone that refuses its sound (a call is on): not allowed, and nothing is thrown', async () => {
  class Refused extends Sound {
    override async resume() {
      throw new Error('interrupted');
    }
  }
  phone({ sound: Refused });
  expect(await createBell().allow()).toBe(false);
});
