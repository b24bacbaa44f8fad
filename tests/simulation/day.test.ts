import { describe, expect, test } from 'vitest';
import { evolve, initialBranch } from '../../queue/branch/branch.ts';
import { expectSound } from '../queue/invariants.ts';
import { save } from '../queue/saved.ts';
import { seedDay } from './seed-day.ts';
import { minuteOf, percentile, waits } from './simulated-hall.ts';

const [LUNCH, AFTER_LUNCH, LAST_ISSUE, END_OF_CALLING, END_OF_DAY] = [720, 780, 960, 1020, 1050];

describe.each([
  { name: 'a usual day', seed: 7, visitors: 180 },
  { name: 'a day that the counters cannot finish', seed: 8, visitors: 320 },
])('$name at the demo branch, across lunch, last issue and closing', ({ seed, visitors }) => {
  const hall = seedDay(seed, visitors);
  const tickets = [...hall.state.line.tickets.values()];
  const minutesOf = (type: string) =>
    hall.entries.filter(({ event }) => event.type === type).map(({ at }) => minuteOf(at));

  test('[DAY-2] no ticket is issued after the last issue; those who come too late are told so', () => {
    expect(Math.max(...minutesOf('TicketIssued'))).toBeLessThan(LAST_ISSUE);
    expect(hall.refused.filter(({ name }) => name === 'issuing_ended')).toHaveLength(5);
  });

  test('[DAY-2] nobody is called after the end of calling, and who was called before is served to the end', () => {
    expect(Math.max(...minutesOf('TicketCalled'))).toBeLessThanOrEqual(END_OF_CALLING);
    const [closed] = minutesOf('DayClosed');
    expect(closed).toBe(END_OF_DAY);
  });

  test('[DAY-3] over lunch tickets are taken, nobody is called, nothing expires, and calling goes on after it', () => {
    const overLunch = (minute: number) => minute > LUNCH && minute < AFTER_LUNCH;
    expect(minutesOf('TicketCalled').filter(overLunch)).toEqual([]);
    expect(minutesOf('TicketExpired').filter(overLunch)).toEqual([]);
    expect(minutesOf('TicketFinished').filter(overLunch).length).toBeGreaterThan(0);
    expect(minutesOf('TicketCalled').filter((minute) => minute >= AFTER_LUNCH).length).toBeGreaterThan(20);
  });

  test('[LIFE-9] after closing every ticket is in one final state, and was ended once', () => {
    for (const { state } of tickets) expect(['served', 'missed', 'cancelled', 'expired']).toContain(state);
    const ends = hall.entries.flatMap(({ event }) =>
      event.type === 'TicketFinished' || event.type === 'TicketMissed' || event.type === 'TicketExpired'
        ? [event.ticket]
        : [],
    );
    expect(ends.toSorted()).toEqual(tickets.map(({ id }) => id).toSorted());
    expectSound(hall.state);
  });

  test('[LINE-2] priority waits half as long as the others at most, on the full day too', () => {
    const p90 = (name: string) =>
      percentile(
        waits(tickets.filter(({ category, issuedAt }) => category === name && outsideLunch(minuteOf(issuedAt)))),
        0.9,
      );
    expect(p90('priority')).toBeLessThan(p90('standard') / 2);
    expect(p90('priority')).toBeLessThan(40);
  });

  test('[STATE-3] the journal of the day folds to the same state', () => {
    const again = hall.entries.reduce((state, { event, at }) => evolve(state, event, at), initialBranch);
    expect(save(again)).toEqual(save(hall.state));
  });
});

/** Whoever comes shortly before or during lunch waits for its end, with priority too. */
const outsideLunch = (minute: number): boolean => minute < LUNCH - 20 || minute > AFTER_LUNCH;

test('[LIFE-9] on a usual day at most one in twenty is neither served nor missed; on the full day those left expire', () => {
  const expired = (visitors: number, seed: number) => {
    const tickets = [...seedDay(seed, visitors).state.line.tickets.values()];
    return tickets.filter(({ state }) => state === 'expired').length / tickets.length;
  };
  expect(expired(180, 7)).toBeLessThan(0.05);
  expect(expired(320, 8)).toBeGreaterThan(0.05);
});
