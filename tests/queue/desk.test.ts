import { describe, expect, test } from 'vitest';
import { hallView } from '../../queue/branch/views/hall-view.ts';
import type { ClerkId } from '../../queue/ids.ts';
import { as } from '../../queue/ids.ts';
import { C1, C2, C3, HOA, LAN, MINH, MINUTE, TODAY, TOMORROW } from './small-hall.ts';
import { Hall, lan, minh, openHall } from './specification.ts';

const HOUR = 60 * MINUTE;
const YEN = as<ClerkId>('yen');
const signIn = (counter: typeof C1, clerk: ClerkId, takeOver = false) =>
  ({ type: 'SignIn', counter, clerk, takeOver }) as const;

describe('counters and clerks', () => {
  test('[DESK-1] a clerk at counter 1 does not sit at counter 2 as well', () => {
    const hall = openHall().given({ type: 'SignOut', counter: C2, clerk: MINH });
    hall.refuses(signIn(C2, LAN), { name: 'already_signed_in_elsewhere', counter: C1 });
  });

  test('[DESK-1] confirmed, the clerk moves: signed out there, signed in here', () => {
    const hall = openHall().given({ type: 'SignOut', counter: C2, clerk: MINH }, signIn(C2, LAN, true));
    expect(hall.state.line.counters.get(C1)?.clerk).toBeNull();
    expect(hall.state.line.counters.get(C2)?.clerk).toBe(LAN);
  });

  test('[DESK-1] nobody moves away from a visitor', () => {
    const hall = openHall();
    hall.given(lan('CallTicket', hall.issues()), { type: 'SignOut', counter: C2, clerk: MINH });
    hall.refuses(signIn(C2, LAN, true), { name: 'already_signed_in_elsewhere', counter: C1 });
  });

  test('[DESK-2] the same clerk signing in again resumes counter, pause and ticket', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), { type: 'PauseCounter', counter: C1, clerk: LAN });
    const [event] = hall.grants(signIn(C1, LAN));
    expect(event).toMatchObject({ type: 'ClerkSignedIn', how: 'resumed' });
    expect(hall.state.line.counters.get(C1)).toMatchObject({ clerk: LAN, present: ticket, paused: true });
    hall.given(lan('Undo', ticket));
  });

  test('[DESK-3] another clerk takes a counter over only after confirming', () => {
    const hall = openHall();
    hall.refuses(signIn(C1, YEN), { name: 'counter_taken', clerk: LAN });
    hall.given(signIn(C1, YEN, true));
    expect(hall.state.line.counters.get(C1)?.clerk).toBe(YEN);
    hall.refuses({ type: 'CallNext', counter: C1, clerk: LAN }, 'not_signed_in');
  });

  test('[DESK-4] whoever sits down at a counter goes on with the ticket that stands there', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), { type: 'ReleaseCounter', counter: C1 });
    expect(hall.ticket(ticket).state).toBe('called');
    hall.refuses(lan('StartService', ticket), 'not_signed_in');
    hall.given(signIn(C1, YEN));
    expect(hall.ticket(ticket)).toMatchObject({ state: 'called', clerk: YEN });
    hall.given({ ...lan('StartService', ticket), clerk: YEN }, { ...lan('FinishService', ticket), clerk: YEN });
    expect(hall.ticket(ticket)).toMatchObject({ state: 'served', clerk: YEN });
  });

  test('[DESK-4] a counter without a clerk is not released again', () => {
    const hall = openHall().given({ type: 'ReleaseCounter', counter: C1 });
    hall.refuses({ type: 'ReleaseCounter', counter: C1 }, 'nothing_to_change');
  });

  test('[DESK-5] a paused counter calls nobody, and goes on with the visitor it has', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.issues();
    hall.given(lan('CallTicket', ticket), { type: 'PauseCounter', counter: C1, clerk: LAN });
    hall.refuses({ type: 'PauseCounter', counter: C1, clerk: LAN }, 'nothing_to_change');
    hall.given(lan('StartService', ticket), lan('FinishService', ticket));
    hall.refuses({ type: 'CallNext', counter: C1, clerk: LAN }, 'counter_paused');
    hall.given({ type: 'ResumeCounter', counter: C1, clerk: LAN }, { type: 'CallNext', counter: C1, clerk: LAN });
  });

  test('[DESK-6] no clerk signs out while a visitor stands there; a parked ticket stays at the counter', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), lan('StartService', ticket));
    hall.refuses({ type: 'SignOut', counter: C1, clerk: LAN }, { name: 'counter_busy', number: 'A001' });
    hall.given(lan('ParkTicket', ticket), { type: 'SignOut', counter: C1, clerk: LAN }, signIn(C1, YEN));
    hall.given({ ...lan('TakeBackTicket', ticket), clerk: YEN });
    expect(hall.ticket(ticket)).toMatchObject({ state: 'serving', clerk: YEN });
  });

  test('[DESK-7] an unknown counter, and another clerk’s counter, are refused', () => {
    const hall = openHall();
    hall.refuses(signIn(as('9'), YEN), 'counter_unknown');
    hall.refuses({ type: 'CallNext', counter: as('9'), clerk: LAN }, 'counter_unknown');
    hall.refuses({ type: 'SignOut', counter: C1, clerk: MINH }, 'not_signed_in');
    hall.refuses({ type: 'ResumeCounter', counter: C1, clerk: MINH }, 'not_signed_in');
    hall.refuses({ ...minh('CallTicket', hall.issues()), clerk: LAN }, 'not_signed_in');
    new Hall().refuses(signIn(C1, LAN), 'counter_unknown');
  });

  test('[DESK-8] the day’s end signs everybody out, and the row of priority tickets starts anew', () => {
    const hall = openHall().given({ type: 'CloseDay', date: TODAY });
    expect(
      [...hall.state.line.counters.values()].every(({ clerk, urgentRun }) => clerk === null && urgentRun === 0),
    ).toBe(true);
  });

  test('[DESK-8] who signs in after closing is signed out as the next day opens, and who comes early that morning stays', () => {
    const hall = openHall().given({ type: 'CloseDay', date: TODAY });
    hall.after(12 * HOUR).given(signIn(C1, LAN), signIn(C2, MINH), signIn(C3, HOA));
    // Half past six the next morning in Hanoi, which in Greenwich is still the day before.
    hall.after(10.5 * HOUR).given(signIn(C2, MINH), { type: 'SignOut', counter: C3, clerk: HOA }, signIn(C3, HOA));
    hall.after(HOUR);
    expect(hall.grants({ type: 'OpenDay', date: TOMORROW })).toEqual([
      { type: 'ClerkSignedOut', counter: C1, clerk: LAN },
      { type: 'DayOpened', date: TOMORROW },
    ]);
    expect(hallView(hall.state.line, hall.now)?.counters.map(({ open }) => open)).toEqual([false, true, true]);
  });
});
