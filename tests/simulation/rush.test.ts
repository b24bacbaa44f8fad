import { describe, expect, test } from 'vitest';
import type { Catalogue } from '../../queue/catalogue.ts';
import { as, type CounterId, type ServiceId, type ZoneId } from '../../queue/ids.ts';
import { smallHall } from '../queue/small-hall.ts';
import { Dice } from './dice.ts';
import { mean, percentile, SimulatedHall, waits } from './simulated-hall.ts';

const SERVICE = as<ServiceId>('birth');
const OPENING = 480;
const COUNTERS = 12;
const SERVICE_MINUTES = 10;
/** After the burst people come as fast as 90 % of the counters can serve, for three hours. */
const BETWEEN_MINUTES = SERVICE_MINUTES / (COUNTERS * 0.9);
const COMING_MINUTES = 180;
const SEEDS = [1, 2, 3, 4, 5];

const twelve = (urgentLimit: number): Catalogue => ({
  ...smallHall,
  services: smallHall.services.map((service) => ({ ...service, minutes: SERVICE_MINUTES })),
  counters: Array.from({ length: COUNTERS }, (_, index) => ({
    id: as<CounterId>(String(index + 1)),
    zone: as<ZoneId>('hall'),
    services: [SERVICE],
  })),
  rule: { ...smallHall.rule, urgentLimit },
});

/** 100 standard tickets at opening, then 15 % priority among all who come. */
function rush(seed: number, urgentLimit = 2): SimulatedHall {
  const dice = new Dice(seed);
  const hall = new SimulatedHall(twelve(urgentLimit), dice);
  hall.at(OPENING, () => {
    for (let i = 0; i < 100; i++) hall.takes(SERVICE);
    for (let i = 1; i <= COUNTERS; i++) hall.opens(as<CounterId>(String(i)));
  });
  for (let at = OPENING; at < OPENING + COMING_MINUTES; at += dice.exponential(BETWEEN_MINUTES)) {
    const ground = dice.chance(0.15) ? 'elderly' : null;
    if (at > OPENING) hall.at(at, () => hall.takes(SERVICE, ground));
  }
  hall.run();
  return hall;
}

const split = (hall: SimulatedHall) => {
  const tickets = [...hall.state.line.tickets.values()];
  return {
    tickets,
    priority: waits(tickets.filter(({ category }) => category === 'priority')),
    standard: waits(tickets.filter(({ category }) => category === 'standard')),
  };
};

describe('a hundred people at opening, 15 % priority after, twelve counters', () => {
  test.each(SEEDS)(
    "[LINE-2] seed %i: priority's 90th percentile is under 15 minutes, and nobody is starved",
    (seed) => {
      const { tickets, priority, standard } = split(rush(seed));
      expect(priority.length).toBeGreaterThan(15);
      expect(percentile(priority, 0.9)).toBeLessThan(15);
      expect(Math.max(...priority)).toBeLessThan(20);
      expect(tickets.every(({ state }) => state === 'served')).toBe(true);
      // All the work there is, shared by all: nobody waits much longer than the hall needs to clear the burst.
      expect(Math.max(...standard)).toBeLessThan(150);
      if (process.env.FIGURES !== undefined)
        console.log(
          `seed ${seed}: priority median ${percentile(priority, 0.5).toFixed(1)}, p90 ${percentile(priority, 0.9).toFixed(1)}, ` +
            `max ${Math.max(...priority).toFixed(1)}, mean ${mean(priority).toFixed(1)}; standard median ${percentile(standard, 0.5).toFixed(1)}, p90 ${percentile(standard, 0.9).toFixed(1)}, mean ${mean(standard).toFixed(1)}, max ${Math.max(...standard).toFixed(1)}`,
        );
    },
  );

  test('[LINE-2] with a limit of none, that is due-first alone, priority would wait far longer: the rule is what helps', () => {
    const { priority } = split(rush(1, 0));
    expect(percentile(priority, 0.9)).toBeGreaterThan(25);
  });

  test('the same seed plays the same day', () => {
    expect(rush(3).entries).toEqual(rush(3).entries);
  });
});
