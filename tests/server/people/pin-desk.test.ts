import { expect, test } from 'vitest';
import { createPinDesk } from '../../../server/people/pin-desk.ts';
import { handClock } from '../hand-clock.ts';

const FAULT = new Error('a fault of ours');

test.each(['known', 'fresh', 'other'] as const)(
  'a look that throws or fails, of somebody %s: told to whoever asked, and the next one’s turn comes',
  async (rank) => {
    const clock = handClock(0);
    const desk = createPinDesk({ steady: clock, timers: clock });
    const looks = [
      desk.check(rank, () => {
        throw FAULT;
      }),
      desk.check(rank, () => Promise.reject(FAULT)),
      desk.check(rank, () => Promise.resolve(true)),
    ];
    const told = Promise.allSettled(looks);
    await clock.pass(60_000);
    expect(await told).toEqual([
      { status: 'rejected', reason: FAULT },
      { status: 'rejected', reason: FAULT },
      { status: 'fulfilled', value: true },
    ]);
  },
);
