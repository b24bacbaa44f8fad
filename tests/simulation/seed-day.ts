import { as, type ServiceId } from '../../queue/ids.ts';
import { demoBranch } from '../../server/seed/branches.ts';
import { catalogueOf } from '../../server/seed/catalogue.ts';
import { Dice } from './dice.ts';
import { clerkAt, SimulatedHall } from './simulated-hall.ts';

const catalogue = catalogueOf(demoBranch);
const { hours } = catalogue;
const LUNCH = hours.lunch ?? { from: hours.endOfDay, until: hours.endOfDay };

/** How often each field is asked for; invented, with the weights of a ward's hall. */
const FIELD_WEIGHTS: Readonly<Record<string, number>> = {
  certification: 24,
  'civil-status': 20,
  results: 14,
  land: 10,
  residence: 10,
  business: 7,
  welfare: 5,
  labour: 3,
  construction: 3,
  education: 2,
  health: 1,
  guidance: 4,
};
/** Share of the day's visitors by the hour they come in, besides those who stand at the door at opening. */
const BY_HOUR: readonly (readonly [from: number, share: number])[] = [
  [480, 0.12],
  [510, 0.12],
  [540, 0.11],
  [570, 0.08],
  [600, 0.12],
  [660, 0.09],
  [780, 0.1],
  [840, 0.14],
  [900, 0.12],
];

/** A working day of the demo branch at all eight counters, with lunch, last issue, end of calling and closing. */
export function seedDay(seed: number, visitors: number, atTheDoor = 25): SimulatedHall {
  const dice = new Dice(seed);
  const hall = new SimulatedHall(catalogue, dice, 0.06);
  const counters = catalogue.counters.map(({ id }) => id);
  hall.at(hours.opens, () => {
    for (const counter of counters) hall.opens(counter);
  });
  const arrives = (minute: number) => {
    const service = serviceAsked(dice);
    const ground = dice.chance(0.12) ? dice.pick(catalogue.grounds).id : null;
    hall.at(minute, () => hall.takes(service, ground));
  };
  for (let i = 0; i < atTheDoor; i++) arrives(hours.opens);
  BY_HOUR.forEach(([from, share], index) => {
    const until = from === 660 ? LUNCH.from : (BY_HOUR[index + 1]?.[0] ?? hours.lastIssue);
    for (let i = 0; i < visitors * share; i++) arrives(from + dice.share() * (until - from));
  });
  // Some come too late.
  for (let i = 0; i < 5; i++) arrives(hours.lastIssue + 1 + i);
  hall.at(LUNCH.from, () => {
    hall.ask({ type: 'PauseHall', until: as(hall.instant + (LUNCH.until - LUNCH.from) * 60_000) });
    for (const counter of counters) hall.ask({ type: 'PauseCounter', counter, clerk: clerkAt(counter) });
  });
  hall.at(LUNCH.until, () => {
    hall.ask({ type: 'ResumeHall' });
    for (const counter of counters) {
      hall.ask({ type: 'ResumeCounter', counter, clerk: clerkAt(counter) });
      hall.calls(counter);
    }
  });
  hall.at(hours.lastIssue, () => hall.ask({ type: 'EndIssuing' }));
  hall.at(hours.endOfCalling, () => hall.ask({ type: 'EndCalling' }));
  hall.at(hours.endOfDay, () => hall.ask({ type: 'CloseDay', date: hall.state.line.day?.date ?? as('') }));
  hall.run();
  return hall;
}

function serviceAsked(dice: Dice): ServiceId {
  const total = Object.values(FIELD_WEIGHTS).reduce((sum, weight) => sum + weight, 0);
  let left = dice.share() * total;
  for (const [field, weight] of Object.entries(FIELD_WEIGHTS)) {
    left -= weight;
    if (left < 0) return dice.pick(catalogue.services.filter((service) => service.field === field)).id;
  }
  return as<ServiceId>('guidance');
}
