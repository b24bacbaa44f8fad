import { describe, expect, test } from 'vitest';
import { boardOf, LARGE_MS, visibleCalls } from '../../display/board/board-of.ts';
import type { HallCall, HallView } from '../../queue/branch/views/hall-view.ts';
import { as, type Instant, type ZoneId } from '../../queue/ids.ts';
import { hallCall, hallOf } from './hall-calls.ts';

/** Monday 2026-11-23, 9:00 in Hanoi. */
const NOW = Date.UTC(2026, 10, 23, 2);
const board = (view: HallView, now: number, zone: ZoneId | null) => boardOf(view, now, zone, 'Asia/Ho_Chi_Minh');
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
    expect(numbers(board(hallOf(calls(6)), NOW, null).large)).toEqual(['A006', 'A005', 'A004', 'A003']);
  });

  test('twenty seconds after it was asked for, a call leaves the large places and stays listed', () => {
    const view = hallOf([hallCall('A001', { askedAt: NOW })]);
    expect(numbers(board(view, NOW + LARGE_MS - 1, null).large)).toEqual(['A001']);
    const later = board(view, NOW + LARGE_MS, null);
    expect(later.large).toEqual([]);
    expect(numbers(later.listed)).toEqual(['A001']);
  });

  test('a recall makes it large again', () => {
    const view = hallOf([hallCall('A001', { at: (NOW - 60_000) as Instant, askedAt: NOW, announcement: 2 })]);
    expect(numbers(board(view, NOW, null).large)).toEqual(['A001']);
  });

  test('its visitor came early: it keeps its time while no other call needs the place', () => {
    const ended = hallCall('B001', { askedAt: NOW, counter: '9', open: false, shown: true });
    expect(numbers(board(hallOf([ended]), NOW, null).large)).toEqual(['B001']);
    expect(numbers(board(hallOf([...calls(4), ended]), NOW, null).large)).not.toContain('B001');
  });

  test('the counter has called another: the number before it goes, so that no counter stands beside two', () => {
    const ended = hallCall('B001', { askedAt: NOW - 5_000, counter: '1', open: false, shown: true });
    expect(numbers(board(hallOf([ended, ...calls(1)]), NOW, null).large)).toEqual(['A001']);
  });
});

describe('listed', () => {
  test('sixteen open calls stand on one page, newest first, and none is left over', () => {
    const now = board(hallOf(calls(16)), NOW, null);
    expect(now.listed).toHaveLength(16);
    expect(now.listed[0]?.number).toBe('A016');
    expect(now.more).toBe(0);
  });

  test('twenty: it says how many more, and its pages turn until each was seen', () => {
    const view = hallOf(calls(20));
    const seen = new Set<string>();
    for (let at = NOW; at < NOW + 16_000; at += 1_000) {
      const now = board(view, at, null);
      expect(now.listed.length).toBeLessThanOrEqual(16);
      expect(now.more).toBe(20 - now.listed.length);
      for (const number of numbers(now.listed)) seen.add(number);
    }
    expect(seen.size).toBe(20);
  });

  test('a call that came and ended before any board showed it is listed until one has', () => {
    const missed = hallCall('B001', { askedAt: NOW - 1_000, counter: '1', open: false, shown: false });
    const view = hallOf([missed, ...calls(5)]);
    expect(numbers(visibleCalls(board(view, NOW, null)))).toContain('B001');
    const known = hallOf([{ ...missed, shown: true }, ...calls(5)]);
    expect(numbers(visibleCalls(board(known, NOW, null)))).not.toContain('B001');
  });

  test('a zone shows its own calls only', () => {
    const upstairs = as<ZoneId>('upstairs');
    const view = hallOf([...calls(1), hallCall('B001', { askedAt: NOW, zone: upstairs })]);
    expect(numbers(board(view, NOW, upstairs).listed)).toEqual(['B001']);
    expect(numbers(board(view, NOW, null).listed)).toEqual(['B001', 'A001']);
  });
});

describe('the day', () => {
  test.each([
    [{ phase: 'calling_ended' }, 'callingEnded'],
    [{ phase: 'issuing_ended' }, 'issuingEnded'],
    [{ issuingPaused: true }, 'issuingPaused'],
  ] as const)('%o is told as %s', (day, kind) => {
    expect(board(hallOf([], day), NOW, null).notice).toEqual({ kind });
  });

  const EIGHT = NOW - 3_600_000;
  const DAY = 86_400_000;
  const noticeAt = (
    now: number,
    day: Parameters<typeof hallOf>[1],
    opens: number | null,
    shut: HallView['shut'] = null,
  ) => board({ ...hallOf([], day), opens: opens as Instant | null, shut }, now, null).notice;

  test('before the hour of opening it is told when that is, also when the day before has left its card', () => {
    const notice = { kind: 'notOpen', opens: EIGHT };
    expect(noticeAt(EIGHT - 60_000, null, EIGHT)).toEqual(notice);
    expect(noticeAt(EIGHT - 60_000, { date: as('2026-11-22'), phase: 'closed' }, EIGHT)).toEqual(notice);
    const justAfterMidnight = EIGHT - 8 * 3_600_000 + 1_000;
    expect(noticeAt(justAfterMidnight, { date: as('2026-11-22'), phase: 'closed' }, EIGHT)).toEqual(notice);
  });

  test('after closing the day is over, and the next opening is told', () => {
    expect(noticeAt(NOW, { phase: 'closed' }, EIGHT + DAY)).toEqual({ kind: 'closed', opens: EIGHT + DAY });
    expect(noticeAt(NOW, { phase: 'closed' }, null)).toEqual({ kind: 'closed', opens: null });
  });

  test('on a day without work it says so, and when work begins again', () => {
    const notice = { kind: 'dayOff', opens: EIGHT + DAY };
    expect(noticeAt(NOW, null, EIGHT + DAY, 'day_off')).toEqual(notice);
    expect(noticeAt(NOW, { date: as('2026-11-20'), phase: 'closed' }, EIGHT + DAY, 'day_off')).toEqual(notice);
  });

  test('a server that is started late on a working day says what is over, and not that nobody works', () => {
    const opens = EIGHT + DAY;
    expect(noticeAt(NOW, null, opens, 'issuing_over')).toEqual({ kind: 'noneToday', opens });
    expect(noticeAt(NOW, null, opens, 'day_over')).toEqual({ kind: 'closed', opens });
    expect(noticeAt(NOW, { date: as('2026-11-20'), phase: 'closed' }, opens, 'issuing_over')).toEqual({
      kind: 'noneToday',
      opens,
    });
  });

  test('the house has not opened although it is time: it promises no hour', () => {
    expect(noticeAt(NOW, { date: as('2026-11-20'), phase: 'closed' }, null)).toEqual({ kind: 'notOpen', opens: null });
    expect(noticeAt(NOW, null, null)).toEqual({ kind: 'notOpen', opens: null });
  });

  test('lunch is told with its end, also while no tickets are given', () => {
    const until = (NOW + 60_000) as Instant;
    const { notice } = board(hallOf([], { pausedUntil: until, issuingPaused: true }), NOW, null);
    expect(notice).toEqual({ kind: 'lunch', until });
  });

  test('an ordinary hour needs no notice', () => {
    expect(board(hallOf([]), NOW, null).notice).toBeNull();
  });
});
