import { expect, test } from 'vitest';
import { ClockWorld, DAY, HOUR, MINUTE, SECOND } from '../../proof/clock-world.ts';
import { EIGHT } from '../../queue/small-hall.ts';

test.each([
  ['84 days behind', -84 * DAY],
  ['26 hours behind', -26 * HOUR],
  ['two hours behind', -2 * HOUR],
])(
  '[DAY-11] the very first start with a clock %s: set right, nobody is sent home and no number is given twice',
  async (_, wrong) => {
    const world = new ClockWorld(EIGHT + DAY + 3 * HOUR);
    world.setWrong(wrong);
    await world.start();
    await world.pass(2 * SECOND);
    const issued = [await world.takesTicket(), await world.takesTicket()];
    await world.pass(5 * MINUTE);
    await world.stop();
    world.setWrong(0);
    await world.start();
    await world.pass(2 * SECOND);
    issued.push(await world.takesTicket());
    world.guard?.confirm('clerk:chi');
    await world.pass(2 * MINUTE);
    issued.push(await world.takesTicket());
    expect(issued).not.toContain('');
    expect(new Set(issued).size).toBe(issued.length);
    const states = [...world.line.tickets.values()].map(({ state }) => state);
    expect(states).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    expect(world.seen.map(({ type }) => type)).not.toContain('DayClosed');
  },
);
