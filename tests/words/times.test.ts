import { describe, expect, test } from 'vitest';
import {
  dateOf,
  dateOfDay,
  duration,
  elapsed,
  longDate,
  timeAndDate,
  timeOfDay,
  waitRange,
} from '../../words/shared/times.ts';

const HANOI = 'Asia/Ho_Chi_Minh';
/** 22 November 2026, a Sunday, 00:05 in Hanoi: still the 21st in UTC. */
const PAST_MIDNIGHT = Date.UTC(2026, 10, 21, 17, 5);

describe('times are the branch zone’s', () => {
  test('five past midnight in Hanoi is 00:05 of the new day', () => {
    expect(timeOfDay(PAST_MIDNIGHT, HANOI)).toBe('00:05');
    expect(dateOf(PAST_MIDNIGHT, HANOI)).toBe('22/11/2026');
    expect(longDate(PAST_MIDNIGHT, HANOI, 'vi')).toBe('Chủ nhật, 22/11/2026');
    expect(longDate(PAST_MIDNIGHT, HANOI, 'en')).toBe('Sunday, 22/11/2026');
    expect(timeAndDate(PAST_MIDNIGHT, HANOI, 'vi')).toBe('00:05 ngày 22/11/2026');
  });

  test('a day of the rules is written as people write it, anything else is left alone', () => {
    expect(dateOfDay('2026-11-22')).toBe('22/11/2026');
    expect(dateOfDay('soon')).toBe('soon');
  });
});

describe('durations', () => {
  test.each([
    [0, '0:00'],
    [-5, '0:00'],
    [65_000, '1:05'],
    [3_729_000, '1:02:09'],
  ])('%i ms on a timer is %s', (ms, shown) => {
    expect(elapsed(ms)).toBe(shown);
  });

  test.each([
    [20_000, 'dưới 1 phút'],
    [25 * 60_000, '25 phút'],
    [65 * 60_000, '1 giờ 5 phút'],
    [120 * 60_000, '2 giờ'],
  ])('%i ms in words is %s', (ms, said) => {
    expect(duration(ms, 'vi')).toBe(said);
  });
});

describe('an expected wait is a range that holds the forecast', () => {
  test.each([
    [0, 3, 'dưới 5 phút'],
    [2, 8, 'dưới 10 phút'],
    [11, 14, '10–15 phút'],
    [10, 10, '10–15 phút'],
    [22, 41, '20–45 phút'],
    [45, 90, '45–90 phút'],
    [0, 95, 'dưới 2 giờ'],
    [40, 120, '30 phút đến 2 giờ'],
    [85, 235, '1–4 giờ'],
    [95, 140, '1,5–2,5 giờ'],
    [130, 170, '2–3 giờ'],
    [300, 410, '5–7 giờ'],
  ])('%i to %i minutes is told as "%s"', (from, to, said) => {
    expect(waitRange(from, to, 'vi')).toBe(said);
  });

  test('in English', () => {
    expect(waitRange(11, 14, 'en')).toBe('10–15 minutes');
    expect(waitRange(95, 140, 'en')).toBe('1.5–2.5 hours');
  });
});
