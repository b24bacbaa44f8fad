import { describe, expect, test } from 'vitest';
import type { Ticket } from '../../queue/line/ticket.ts';
import { seedDay } from './seed-day.ts';
import { MINUTE, minuteOf } from './simulated-hall.ts';

/** From a quiet day to one that the eight counters cannot finish. */
const VISITORS = [140, 180, 220, 250];
const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);
const LUNCH_MINUTE = 720;

interface Foretold {
  readonly category: string;
  readonly wait: number;
  readonly min: number;
  readonly max: number;
  readonly acrossLunch: boolean;
}

function foretold({ foretold: { wait: range }, category, issuedAt, firstCalledAt }: Ticket): Foretold[] {
  if (range === null || firstCalledAt === null) return [];
  const issued = minuteOf(issuedAt);
  const wait = (firstCalledAt - issuedAt) / MINUTE;
  return [{ category, wait, ...range, acrossLunch: issued < LUNCH_MINUTE && issued + wait > LUNCH_MINUTE }];
}

const days = VISITORS.map((visitors) => ({
  visitors,
  tickets: SEEDS.flatMap((seed) => [...seedDay(seed, visitors).state.line.tickets.values()].flatMap(foretold)),
}));
const all = days.flatMap(({ tickets }) => tickets);
const share = (tickets: readonly Foretold[], of: (ticket: Foretold) => boolean): number =>
  tickets.filter(of).length / tickets.length;
const inside = ({ wait, min, max }: Foretold): boolean => min <= wait && wait <= max;

describe('the wait that visitors are told', () => {
  test('[TAKE-5] the true wait falls inside the range about four times in five', () => {
    const figures = (tickets: readonly Foretold[]) => ({
      tickets: tickets.length,
      inside: share(tickets, inside).toFixed(2),
      shorter: share(tickets, ({ wait, min }) => wait < min).toFixed(2),
      longer: share(tickets, ({ wait, max }) => wait > max).toFixed(2),
      width: (tickets.reduce((sum, { min, max }) => sum + max - min, 0) / tickets.length).toFixed(1),
    });
    if (process.env.FIGURES !== undefined)
      console.table({
        ...Object.fromEntries(days.map(({ visitors, tickets }) => [`${visitors} visitors`, figures(tickets)])),
        ...Object.fromEntries(
          ['standard', 'priority', 'collection'].map((name) => [
            name,
            figures(all.filter(({ category }) => category === name)),
          ]),
        ),
        'across lunch': figures(all.filter(({ acrossLunch }) => acrossLunch)),
        all: figures(all),
      });
    expect(share(all, inside)).toBeGreaterThan(0.77);
    expect(share(all, inside)).toBeLessThan(0.87);
  });

  test.each(['standard', 'priority', 'collection'])('[TAKE-5] for %s tickets at least three times in four', (name) => {
    expect(
      share(
        all.filter(({ category }) => category === name),
        inside,
      ),
    ).toBeGreaterThan(0.75);
  });

  test('[TAKE-5] of those who wait across lunch at least three in four', () => {
    const across = all.filter(({ acrossLunch }) => acrossLunch);
    expect(across.length).toBeGreaterThan(100);
    expect(share(across, inside)).toBeGreaterThan(0.75);
  });

  test.each(days)('[TAKE-5] on a day of $visitors visitors at least three times in four', ({ tickets }) => {
    expect(share(tickets, inside)).toBeGreaterThan(0.74);
  });
});
