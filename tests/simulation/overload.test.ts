import { describe, expect, test } from 'vitest';
import type { Catalogue } from '../../queue/catalogue.ts';
import { as, type CounterId, type ServiceId, type TicketId, type ZoneId } from '../../queue/ids.ts';
import { isUrgent, type Place } from '../../queue/line/lane.ts';
import type { Ticket } from '../../queue/line/ticket.ts';
import { smallHall } from '../queue/small-hall.ts';
import { Dice } from './dice.ts';
import { mean, percentile, SimulatedHall, waits } from './simulated-hall.ts';

const SERVICE = as<ServiceId>('birth');
const OPENING = 480;
const COUNTERS = 12;
const SERVICE_MINUTES = 10;
/** A quarter more people than the counters can serve, for three hours; of five of them four have priority. */
const BETWEEN_MINUTES = SERVICE_MINUTES / (COUNTERS * 1.25);
const PRIORITY_SHARE = 0.8;
const COMING_MINUTES = 180;
const SEEDS = [1, 2, 3, 4, 5];

const twelve: Catalogue = {
  ...smallHall,
  services: smallHall.services.map((service) => ({ ...service, minutes: SERVICE_MINUTES })),
  counters: Array.from({ length: COUNTERS }, (_, index) => ({
    id: as<CounterId>(String(index + 1)),
    zone: as<ZoneId>('hall'),
    services: [SERVICE],
  })),
};

function overload(seed: number, isLimitedForEverybody = false): SimulatedHall {
  const dice = new Dice(seed);
  const hall = new SimulatedHall(twelve, dice);
  if (isLimitedForEverybody) hall.chooses = twoInARowWhoeverWaits(hall);
  hall.at(OPENING, () => {
    for (let i = 1; i <= COUNTERS; i++) hall.opens(as<CounterId>(String(i)));
  });
  for (let at = OPENING; at < OPENING + COMING_MINUTES; at += dice.exponential(BETWEEN_MINUTES)) {
    const ground = dice.chance(PRIORITY_SHARE) ? 'elderly' : null;
    if (at > OPENING) hall.at(at, () => hall.takes(SERVICE, ground));
  }
  hall.run();
  return hall;
}

/** The rule without its last clause: two in a row while anybody else waits, also who took a number after them. */
function twoInARowWhoeverWaits(hall: SimulatedHall): (counter: CounterId) => TicketId | null {
  const runs = new Map<CounterId, number>();
  return (counter) => {
    const lane = hall.state.line.lanes.get(SERVICE);
    const first = (places: Iterable<Place> | undefined): Place | null => [...(places ?? [])][0] ?? null;
    const urgent = first(lane?.urgent.keys());
    const plain = first(lane?.plain.keys());
    const run = runs.get(counter) ?? 0;
    const mayPass =
      urgent !== null && (plain === null || (run < 2 && (urgent.due <= hall.instant || urgent.due <= plain.due)));
    const next = mayPass ? urgent : plain;
    if (next === null) return null;
    runs.set(counter, mayPass ? run + 1 : 0);
    return hall.state.line.tickets.get(next.number)?.id ?? null;
  };
}

const split = (hall: SimulatedHall) => {
  const tickets = [...hall.state.line.tickets.values()];
  const of = (wanted: (ticket: Ticket) => boolean): number[] => waits(tickets.filter(wanted));
  return { priority: of(({ category }) => isUrgent(category)), standard: of(({ category }) => !isUrgent(category)) };
};

/** `FIGURES=1`: what stands in decision 28. */
function told(name: string, { priority, standard }: ReturnType<typeof split>): void {
  if (process.env.FIGURES === undefined) return;
  const figures = (all: readonly number[]): string =>
    [percentile(all, 0.5), percentile(all, 0.9), mean(all)].map((minutes) => minutes.toFixed(1)).join(', ');
  console.log(`${name}: median, p90, mean of priority ${figures(priority)}; of standard ${figures(standard)}`);
}

describe('a quarter more people than the counters can serve, four of five with priority', () => {
  test.each(SEEDS)('[LINE-3] seed %i: priority waits no longer than the others', (seed) => {
    const { priority, standard } = split(overload(seed));
    told(`seed ${seed}, two in a row while somebody earlier waits`, { priority, standard });
    expect(priority.length).toBeGreaterThan(150);
    expect(standard.length).toBeGreaterThan(30);
    // About as long: with so many of them nobody can gain. One seed's medians differ by chance, by an eighth at most.
    expect(percentile(priority, 0.5)).toBeLessThan(percentile(standard, 0.5) * 1.15);
    expect(mean(priority)).toBeLessThan(mean(standard) * 1.1);
  });

  test('[LINE-3] over all seeds the two wait alike at the median', () => {
    const all = SEEDS.map((seed) => split(overload(seed)));
    const priority = all.flatMap((one) => one.priority);
    const standard = all.flatMap((one) => one.standard);
    told('all seeds', { priority, standard });
    expect(percentile(priority, 0.5)).toBeLessThan(percentile(standard, 0.5) * 1.05);
  });

  test('[LINE-3] without the last clause it would wait more than twice as long as the others: it is what helps', () => {
    for (const seed of SEEDS) {
      const { priority, standard } = split(overload(seed, true));
      told(`seed ${seed}, two in a row whoever waits`, { priority, standard });
      expect(percentile(priority, 0.5)).toBeGreaterThan(percentile(standard, 0.5) * 2);
    }
  });
});
