import { describe, expect, test } from 'vitest';
import { evolve } from '../../queue/branch/branch.ts';
import { callingEnds } from '../../queue/branch/views/chance.ts';
import { counterView } from '../../queue/branch/views/counter-view.ts';
import { lineView, type Place } from '../../queue/branch/views/line-view.ts';
import { as, type Instant, type TicketId } from '../../queue/ids.ts';
import { BIRTH, C1, C2, C3, COPY, HOA, LAND, MINUTE, smallHall } from './small-hall.ts';
import { type Hall, lan, openHall } from './specification.ts';

const viewOf = (hall: Hall) => lineView(hall.state.line, hall.now, callingEnds(hall.state.line, false));
const placeOf = (hall: Hall, ticket: TicketId): Place | undefined =>
  viewOf(hall).places.find(([number]) => number === hall.ticket(ticket).number);
const toldOf = (hall: Hall, ticket: TicketId) => {
  const [, ahead, wait] = placeOf(hall, ticket) ?? [];
  return { ahead, wait };
};

/** Birth and copies at 1 and 2, land at 3. */
const halves = (): Hall =>
  openHall().given(
    { type: 'ChangeCounterServices', counter: C1, services: [BIRTH, COPY] },
    { type: 'ChangeCounterServices', counter: C2, services: [BIRTH, COPY] },
    { type: 'ChangeCounterServices', counter: C3, services: [LAND] },
  );

describe('where a number stands, on the kiosk and on the phone', () => {
  test('[TAKE-3] priority behind a long line is told there what its paper says, and never more while it waits', () => {
    const hall = openHall().given({ type: 'SignOut', counter: C3, clerk: HOA });
    for (let n = 0; n < 40; n++) hall.issues(BIRTH, null);
    hall.after(40 * MINUTE);
    const first = hall.issues(BIRTH, 'elderly');
    const second = hall.issues(COPY, 'elderly');
    const third = hall.issues(BIRTH, 'elderly');
    for (const ticket of [first, second, third]) expect(toldOf(hall, ticket)).toEqual(hall.ticket(ticket).foretold);
    expect(toldOf(hall, first)).toEqual({ ahead: 0, wait: { min: 0, max: 10 } });
    let before = [0, 1, 3];
    for (let minute = 0; minute < 8; minute++) {
      const ahead = [first, second, third].map((ticket) => toldOf(hall, ticket).ahead ?? -1);
      ahead.forEach((count, index) => {
        expect(count).toBeLessThanOrEqual(before[index] ?? 0);
      });
      before = ahead;
      hall.after(MINUTE);
    }
  });

  test('[TAKE-3] with a limit of none priority is told its place by due time, on paper too', () => {
    const hall = openHall().given({ type: 'ChangeRule', rule: { ...smallHall.rule, urgentLimit: 0 } });
    for (let n = 0; n < 6; n++) hall.issues(BIRTH);
    hall.after(30 * MINUTE);
    const ticket = hall.issues(BIRTH, 'elderly');
    expect(hall.ticket(ticket).foretold.ahead).toBe(6);
    expect(toldOf(hall, ticket)).toEqual(hall.ticket(ticket).foretold);
  });

  test('[TAKE-3] priority in another part of the hall is before nobody here', () => {
    const hall = halves();
    for (let n = 0; n < 20; n++) hall.issues(LAND);
    const priority = hall.issues(LAND, 'elderly');
    hall.after(MINUTE);
    const standard = hall.issues(BIRTH);
    for (let n = 0; n < 6; n++) hall.issues(LAND, 'elderly');
    hall.after(10 * MINUTE);
    expect(toldOf(hall, standard).ahead).toBe(0);
    expect(toldOf(hall, priority).ahead).toBe(0);
  });

  test('[TAKE-3] a row of priority is counted for each part of the hall of its own', () => {
    const hall = halves();
    for (let n = 0; n < 2; n++) hall.issues(LAND, 'elderly');
    for (let n = 0; n < 2; n++) hall.issues(BIRTH, 'elderly');
    const standard = hall.issues(BIRTH);
    hall.issues(BIRTH, 'elderly');
    hall.issues(LAND);
    hall.after(10 * MINUTE);
    const line = counterView(hall.state, C1, hall.now)?.line.map(({ ticket }) => ticket) ?? [];
    expect(line.indexOf(standard)).toBe(2);
    line.forEach((ticket, index) => {
      expect(toldOf(hall, ticket).ahead).toBe(index);
    });
  });

  test('[TAKE-4] a ticket of a service that no counter takes any more has a place and no minutes', () => {
    const hall = openHall();
    const [first, second] = [hall.issues(LAND), hall.issues(LAND)];
    // The rules grant it no more (DAY-8); a stream of an older program may hold it.
    for (const counter of [C2, C3])
      hall.state = evolve(hall.state, { type: 'CounterServicesChanged', counter, services: [BIRTH] }, hall.now);
    expect([first, second].map((ticket) => toldOf(hall, ticket))).toEqual([
      { ahead: 0, wait: null },
      { ahead: 1, wait: null },
    ]);
  });
});

describe('when nobody is called', () => {
  test('[DAY-3] at lunch the line tells when calling goes on', () => {
    const hall = openHall();
    expect(viewOf(hall).pausedUntil).toBeNull();
    const until = as<Instant>(hall.now + 60 * MINUTE);
    hall.given({ type: 'PauseHall', until });
    expect(viewOf(hall).pausedUntil).toBe(until);
    hall.given({ type: 'ResumeHall' });
    expect(viewOf(hall).pausedUntil).toBeNull();
  });

  test('[DAY-2] after the end of calling the line says so, and promises no minutes', () => {
    const hall = openHall();
    const ticket = hall.issues();
    expect(viewOf(hall).callingEnded).toBe(false);
    hall.given({ type: 'EndIssuing' }, { type: 'EndCalling' });
    expect(viewOf(hall).callingEnded).toBe(true);
    expect(toldOf(hall, ticket)).toEqual({ ahead: 0, wait: null });
  });
});

describe('a ticket that was sent to one counter', () => {
  const sent = (hall: Hall, ticket: TicketId) =>
    hall.given({ ...lan('TransferTicket', ticket), service: null, to: C3 });

  test('[LINE-9] has the wait of that counter, over all that it calls', () => {
    const hall = halves();
    for (let n = 0; n < 5; n++) hall.issues(LAND);
    const ticket = hall.after(MINUTE).issues(BIRTH);
    sent(hall, ticket);
    const { ahead, wait } = toldOf(hall, ticket);
    expect(ahead).toBe(5);
    // Five visitors of 20 minutes at one desk.
    expect(wait?.min).toBeGreaterThan(60);
  });

  test('[LINE-9] has no minutes while nobody sits there, or on a pause', () => {
    const hall = halves();
    const ticket = hall.issues(BIRTH);
    sent(hall, ticket);
    expect(toldOf(hall, ticket)).toEqual({ ahead: 0, wait: { min: 0, max: 5 } });
    hall.given({ type: 'PauseCounter', counter: C3, clerk: HOA });
    expect(toldOf(hall, ticket).wait).toBeNull();
    hall.given({ type: 'ReleaseCounter', counter: C3 });
    expect(toldOf(hall, ticket).wait).toBeNull();
  });

  test('[LINE-9] goes before those that its counter serves, on paper too, and before nobody else', () => {
    const hall = halves();
    const ticket = hall.issues(BIRTH);
    sent(hall, ticket);
    const [here, there] = [hall.after(MINUTE).issues(BIRTH), hall.issues(LAND)];
    expect([here, there].map((other) => toldOf(hall, other).ahead)).toEqual([0, 1]);
    for (const other of [here, there]) expect(toldOf(hall, other)).toEqual(hall.ticket(other).foretold);
  });

  test('[LINE-9] is in nobody’s way while nobody sits at its counter', () => {
    const hall = openHall();
    const ticket = hall.issues(LAND, 'elderly');
    sent(hall, ticket);
    const other = hall.issues(LAND);
    hall.after(10 * MINUTE);
    expect(toldOf(hall, other).ahead).toBe(1);
    hall.given({ type: 'SignOut', counter: C3, clerk: HOA });
    expect(toldOf(hall, other).ahead).toBe(0);
    expect(hall.ticket(hall.issues(LAND)).foretold.ahead).toBe(1);
  });
});
