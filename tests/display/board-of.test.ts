import { describe, expect, test } from 'vitest';
import { boardOf, LARGE_MS, visibleCalls } from '../../display/board/board-of.ts';
import type { HallCall } from '../../queue/branch/views/hall-view.ts';
import { as, type Instant, type ZoneId } from '../../queue/ids.ts';
import { hallCall, hallOf } from './hall-calls.ts';

const NOW = 1_000_000;
/** The first is the oldest; one second between them, each at its own counter. */
const calls = (count: number): readonly HallCall[] =>
  Array.from({ length: count }, (_, place) =>
    hallCall(`A${String(place + 1).padStart(3, '0')}`, {
      askedAt: NOW - (count - place) * 100,
      counter: String(place + 1),
    }),
  );
const numbers = (of: readonly HallCall[]): readonly string[] => of.map(({ number }) => number);

describe('large', () => {
  test('six calls at once: the four newest, newest first', () => {
    expect(numbers(boardOf(hallOf(calls(6)), NOW, null).large)).toEqual(['A006', 'A005', 'A004', 'A003']);
  });

  test('twenty seconds after it was asked for, a call leaves the large places and stays listed', () => {
    const view = hallOf([hallCall('A001', { askedAt: NOW })]);
    expect(numbers(boardOf(view, NOW + LARGE_MS - 1, null).large)).toEqual(['A001']);
    const later = boardOf(view, NOW + LARGE_MS, null);
    expect(later.large).toEqual([]);
    expect(numbers(later.listed)).toEqual(['A001']);
  });

  test('a recall makes it large again', () => {
    const view = hallOf([hallCall('A001', { at: (NOW - 60_000) as Instant, askedAt: NOW, announcement: 2 })]);
    expect(numbers(boardOf(view, NOW, null).large)).toEqual(['A001']);
  });

  test('its visitor came early: it keeps its time while no other call needs the place', () => {
    const ended = hallCall('B001', { askedAt: NOW, counter: '9', open: false, shown: true });
    expect(numbers(boardOf(hallOf([ended]), NOW, null).large)).toEqual(['B001']);
    expect(numbers(boardOf(hallOf([...calls(4), ended]), NOW, null).large)).not.toContain('B001');
  });

  test('the counter has called another: the number before it goes, so that no counter stands beside two', () => {
    const ended = hallCall('B001', { askedAt: NOW - 5_000, counter: '1', open: false, shown: true });
    expect(numbers(boardOf(hallOf([ended, ...calls(1)]), NOW, null).large)).toEqual(['A001']);
  });
});

describe('listed', () => {
  test('sixteen open calls stand on one page, newest first, and none is left over', () => {
    const board = boardOf(hallOf(calls(16)), NOW, null);
    expect(board.listed).toHaveLength(16);
    expect(board.listed[0]?.number).toBe('A016');
    expect(board.more).toBe(0);
  });

  test('twenty: it says how many more, and its pages turn until each was seen', () => {
    const view = hallOf(calls(20));
    const seen = new Set<string>();
    for (let at = NOW; at < NOW + 16_000; at += 1_000) {
      const board = boardOf(view, at, null);
      expect(board.listed.length).toBeLessThanOrEqual(16);
      expect(board.more).toBe(20 - board.listed.length);
      for (const number of numbers(board.listed)) seen.add(number);
    }
    expect(seen.size).toBe(20);
  });

  test('a call that came and ended before any board showed it is listed until one has', () => {
    const missed = hallCall('B001', { askedAt: NOW - 1_000, counter: '1', open: false, shown: false });
    const view = hallOf([missed, ...calls(5)]);
    expect(numbers(visibleCalls(boardOf(view, NOW, null)))).toContain('B001');
    const known = hallOf([{ ...missed, shown: true }, ...calls(5)]);
    expect(numbers(visibleCalls(boardOf(known, NOW, null)))).not.toContain('B001');
  });

  test('a zone shows its own calls only', () => {
    const upstairs = as<ZoneId>('upstairs');
    const view = hallOf([...calls(1), hallCall('B001', { askedAt: NOW, zone: upstairs })]);
    expect(numbers(boardOf(view, NOW, upstairs).listed)).toEqual(['B001']);
    expect(numbers(boardOf(view, NOW, null).listed)).toEqual(['B001', 'A001']);
  });
});

describe('the day', () => {
  test.each([
    [null, 'notOpen'],
    [{ phase: 'closed' }, 'closed'],
    [{ phase: 'calling_ended' }, 'callingEnded'],
    [{ phase: 'issuing_ended' }, 'issuingEnded'],
    [{ issuingPaused: true }, 'issuingPaused'],
  ] as const)('%o is told as %s', (day, kind) => {
    expect(boardOf(hallOf([], day), NOW, null).notice).toEqual({ kind });
  });

  test('lunch is told with its end, also while no tickets are given', () => {
    const until = (NOW + 60_000) as Instant;
    const { notice } = boardOf(hallOf([], { pausedUntil: until, issuingPaused: true }), NOW, null);
    expect(notice).toEqual({ kind: 'lunch', until });
  });

  test('an ordinary hour needs no notice', () => {
    expect(boardOf(hallOf([]), NOW, null).notice).toBeNull();
  });
});
