import { beforeEach, expect, test } from 'vitest';
import { keepBeat } from '../../../server/live/beat.ts';
import { BEAT_TURNS, type Publisher } from '../../../server/live/publisher.ts';
import type { Screen } from '../../../server/live/screen.ts';
import { createPortions } from '../../../server/portions.ts';
import { BEAT_MS } from '../../../wire/socket.ts';
import { type HandClock, handClock } from '../hand-clock.ts';
import { type RecordedLog, recordedLog } from '../recorded-log.ts';

const FOUR_BEATS = 4 * BEAT_MS;
let clock: HandClock;
let log: RecordedLog;
let ready: boolean;
let heard: number;
let givenUp: number;
let aged: () => void;
let screen: Screen;

beforeEach(() => {
  clock = handClock(0);
  log = recordedLog();
  ready = true;
  heard = 0;
  givenUp = 0;
  aged = () => {};
  screen = {
    turn: 0,
    token: null,
    lane: '203.0.113.9',
    beatsUnread: 0,
    topics: () => [],
    isReady: () => ready,
    send: () => {},
    together: (run) => run(),
    beat: () => {
      heard += 1;
    },
    sendAway: () => {},
    giveUp: () => {
      givenUp += 1;
    },
  };
  keepBeat({
    clock,
    timers: clock,
    log,
    portions: createPortions({
      steady: clock,
      nextTurn: (run) => run(),
      onFault: (error) => log.error('portion_failed', { error }),
    }),
    publisher: { aged: () => aged(), head: () => undefined } as unknown as Publisher,
    screens: () => [screen],
  });
});

test('four beats in which nothing has left: the screen is given up', async () => {
  ready = false;
  await clock.pass(FOUR_BEATS - BEAT_MS / BEAT_TURNS);
  expect(givenUp).toBe(0);
  await clock.pass(BEAT_MS);
  expect(givenUp).toBe(1);
  expect(heard).toBe(0);
});

test('three beats, then it reads: it is heard of again, and its beats count anew', async () => {
  ready = false;
  await clock.pass(3 * BEAT_MS);
  ready = true;
  await clock.pass(BEAT_MS);
  expect(heard).toBe(1);
  ready = false;
  await clock.pass(3 * BEAT_MS);
  expect(givenUp).toBe(0);
});

test('a beat that throws, at its views or at one screen: written down, and the next one comes', async () => {
  aged = () => {
    aged = () => {};
    throw new Error('a fault of ours');
  };
  await clock.pass(BEAT_MS);
  expect(log.of('beat_failed')).toHaveLength(1);
  const good = screen.beat;
  screen.beat = () => {
    screen.beat = good;
    throw new Error('a fault of ours');
  };
  await clock.pass(BEAT_MS);
  expect(log.of('portion_failed')).toHaveLength(1);
  await clock.pass(BEAT_MS);
  expect(heard).toBeGreaterThan(0);
});
