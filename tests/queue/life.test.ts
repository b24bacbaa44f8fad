import { describe, expect, test } from 'vitest';
import { BIRTH, C1, C2, COPY, EIGHT, LAN, LAND, MINUTE, RESULTS, SECOND, TODAY } from './small-hall.ts';
import { collect, lan, minh, openHall, ticketId } from './specification.ts';

describe("a ticket's life", () => {
  test('[LIFE-3] amend keeps number and time of issue, and computes the due time anew from them', () => {
    const hall = openHall();
    const ticket = hall.issues(BIRTH);
    hall.after(3 * MINUTE).given({ type: 'AmendTicket', ticket, service: LAND, category: 'priority', ground: 'merit' });
    expect(hall.ticket(ticket)).toMatchObject({
      number: 'A001',
      service: LAND,
      field: 'land',
      category: 'priority',
      ground: 'merit',
      issuedAt: EIGHT,
      due: EIGHT + 5 * MINUTE,
      state: 'waiting',
    });
  });

  test('[LIFE-3] an amended ticket stands in the line of its new service alone', () => {
    const hall = openHall();
    const ticket = hall.issues(BIRTH);
    hall.given({ type: 'AmendTicket', ticket, service: LAND, category: null, ground: null });
    hall.refuses({ type: 'CallNext', counter: C1, clerk: LAN }, 'nobody_waiting');
    expect(hall.state.line.lanes.get(LAND)?.plain.size).toBe(1);
    expect(hall.state.line.lanes.get(BIRTH)?.plain.size).toBe(0);
  });

  test('[LIFE-3] amend refuses what changes nothing, what is unknown, and a category that the service cannot have', () => {
    const hall = openHall();
    const ticket = hall.issues(BIRTH);
    const amend = { type: 'AmendTicket', ticket, service: null, category: null, ground: null } as const;
    hall.refuses(amend, 'nothing_to_change');
    hall.refuses({ ...amend, service: BIRTH }, 'nothing_to_change');
    hall.refuses({ ...amend, category: 'priority' }, 'ground_required');
    hall.refuses({ ...amend, category: 'priority', ground: 'tall' }, 'unknown_ground');
    hall.refuses({ ...amend, category: 'standard', ground: 'elderly' }, 'wrong_category');
    hall.refuses({ ...amend, service: 'none' as never }, 'unknown_service');
    hall.refuses({ ...amend, service: RESULTS, category: 'standard' }, 'wrong_category');
    hall.refuses({ ...amend, service: RESULTS, category: 'priority', ground: 'elderly' }, 'wrong_category');
    hall.given(collect());
    hall.refuses({ ...amend, ticket: ticketId('T001'), service: BIRTH }, 'wrong_category');
    hall.refuses({ ...amend, ticket: ticketId('T001'), category: 'priority', ground: 'elderly' }, 'wrong_category');
  });

  test('[LIFE-4] transfer keeps number and due time, and ends the call', () => {
    const hall = openHall();
    const ticket = hall.issues(BIRTH);
    hall.given(lan('CallTicket', ticket));
    hall.after(MINUTE).given({ ...lan('TransferTicket', ticket), service: LAND, to: null });
    expect(hall.ticket(ticket)).toMatchObject({
      state: 'waiting',
      number: 'A001',
      service: LAND,
      due: EIGHT + 20 * MINUTE,
      only: null,
    });
    expect(hall.present(C1)).toBeNull();
    expect([...hall.state.line.calls.values()]).toMatchObject([{ voice: 'withdrawn', endedAt: hall.now }]);
  });

  test('[LIFE-4] a collection is not transferred to another service, nor anything else to the results', () => {
    const hall = openHall();
    const ticket = hall.issues(BIRTH);
    hall.given(collect());
    const to = { service: BIRTH, to: null };
    hall.refuses({ ...lan('TransferTicket', ticketId('T001')), ...to }, 'wrong_category');
    hall.refuses({ ...lan('TransferTicket', ticket), service: RESULTS, to: null }, 'wrong_category');
    hall.given({ ...lan('TransferTicket', ticketId('T001')), service: null, to: C2 });
  });

  test('[LIFE-5] finish straight from the call implies the start, and marks it so', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket));
    hall.after(MINUTE).given(lan('FinishService', ticket));
    expect(hall.ticket(ticket)).toMatchObject({
      state: 'served',
      startImplied: true,
      byClosing: false,
      startedAt: hall.now,
    });
  });

  test('[LIFE-5] finish of a started ticket keeps when it started', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket)).after(SECOND).given(lan('StartService', ticket));
    const started = hall.now;
    hall.after(MINUTE).given(lan('FinishService', ticket));
    expect(hall.ticket(ticket)).toMatchObject({ startImplied: false, startedAt: started, firstStartedAt: started });
  });

  test('[LIFE-6] a parked ticket leaves the counter free and comes back to it', () => {
    const hall = openHall();
    const parked = hall.issues();
    const other = hall.issues();
    hall.given(lan('CallTicket', parked), lan('StartService', parked), lan('ParkTicket', parked));
    expect(hall.state.line.counters.get(C1)).toMatchObject({ present: null, parked: [parked] });
    hall.given(lan('CallTicket', other), lan('FinishService', other), lan('TakeBackTicket', parked));
    expect(hall.state.line.counters.get(C1)).toMatchObject({ present: parked, parked: [] });
  });

  test('[LIFE-6] a parked ticket that is returned waits again with its due time', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), lan('StartService', ticket), lan('ParkTicket', ticket));
    hall.after(MINUTE).given(lan('ReturnTicket', ticket));
    expect(hall.ticket(ticket)).toMatchObject({ state: 'waiting', due: EIGHT + 20 * MINUTE, behind: 0 });
    expect(hall.state.line.counters.get(C1)?.parked).toEqual([]);
  });

  test('[LIFE-7] a no-show may come back at any counter, with its due time', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), lan('MissTicket', ticket));
    hall.after(MINUTE).given(minh('ReinstateTicket', ticket));
    expect(hall.ticket(ticket)).toMatchObject({ state: 'waiting', due: EIGHT + 20 * MINUTE, behind: 2 });
  });

  test('[LIFE-7] a reinstated ticket that is transferred still lets two others go first', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), lan('MissTicket', ticket), lan('ReinstateTicket', ticket));
    hall.given({ ...lan('TransferTicket', ticket), service: COPY, to: null });
    expect(hall.ticket(ticket)).toMatchObject({ state: 'waiting', service: COPY, behind: 2 });
  });

  test('[LIFE-8] finish and call next is one step: the one is served, the next is called', () => {
    const hall = openHall();
    const first = hall.issues();
    const second = hall.issues();
    hall.given(lan('CallTicket', first));
    const events = hall.grants(lan('FinishAndCallNext', first));
    expect(events.map(({ type }) => type)).toEqual(['TicketFinished', 'TicketCalled']);
    expect([hall.ticket(first).state, hall.ticket(second).state, hall.present(C1)]).toEqual([
      'served',
      'called',
      'A002',
    ]);
  });

  test.each([
    ['paused', { type: 'PauseCounter', counter: C1, clerk: LAN }],
    ['past the end of calling', { type: 'EndCalling' }],
  ] as const)('[LIFE-8] finish and call next at a counter that is %s finishes and calls nobody', (_, command) => {
    const hall = openHall();
    const first = hall.issues();
    hall.issues();
    hall.given(lan('CallTicket', first), command);
    const events = hall.grants(lan('FinishAndCallNext', first));
    expect(events.map(({ type }) => type)).toEqual(['TicketFinished']);
  });

  test("[LIFE-9] the day's end gives every ticket its final state", () => {
    const hall = openHall();
    const ids = Array.from({ length: 6 }, () => hall.issues());
    const [waiting, parked, called, serving, missed, cancelled] = ids as [never, never, never, never, never, never];
    hall.given(lan('CallTicket', parked), lan('StartService', parked), lan('ParkTicket', parked));
    hall.given(lan('CallTicket', missed), lan('MissTicket', missed), { type: 'CancelTicket', ticket: cancelled });
    hall.given(lan('CallTicket', called), minh('CallTicket', serving), minh('StartService', serving));
    hall.given({ type: 'CloseDay', date: TODAY });
    expect(hall.ticket(waiting).state).toBe('expired');
    expect(hall.ticket(parked).state).toBe('expired');
    expect(hall.ticket(called)).toMatchObject({ state: 'missed', final: true });
    expect(hall.ticket(serving)).toMatchObject({ state: 'served', byClosing: true });
    expect(hall.ticket(missed).state).toBe('missed');
    expect(hall.ticket(cancelled).state).toBe('cancelled');
    hall.refuses(lan('ReinstateTicket', missed), 'branch_closed');
  });

  test('[LIFE-10] a cancelled ticket leaves the line', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given({ type: 'CancelTicket', ticket });
    hall.refuses({ type: 'CallNext', counter: C1, clerk: LAN }, 'nobody_waiting');
  });
});
