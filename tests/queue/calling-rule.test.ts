import { describe, expect, test } from 'vitest';
import { counterView } from '../../queue/branch/views/counter-view.ts';
import type { Category } from '../../queue/catalogue.ts';
import type { TicketId } from '../../queue/ids.ts';
import {
  BIRTH,
  C1,
  C2,
  C3,
  COPY,
  EIGHT,
  HOA,
  LAN,
  LAND,
  MINH,
  MINUTE,
  NOWHERE,
  RESULTS,
  SECOND,
  smallHall,
} from './small-hall.ts';
import { collect, type Hall, issue, lan, minh, openHall, ticketId } from './specification.ts';

/** Calls and finishes at counter 1 until nobody waits; the numbers in the order in which they were called. */
function callAll(hall: Hall, most = 99): string[] {
  const called: string[] = [];
  while (called.length < most) {
    const decision = hall.asks({ type: 'CallNext', counter: C1, clerk: LAN });
    if (!decision.ok) break;
    const number = hall.present(C1) ?? '';
    called.push(number);
    hall.given(lan('FinishService', ticketId(number)));
  }
  return called;
}

const whyOf = (hall: Hall, ticket: TicketId) => {
  const now = hall.ticket(ticket);
  return now.state === 'called' ? now.why : null;
};

describe('who is called next', () => {
  test('[LINE-1] the one due first, over all services of the counter', () => {
    const hall = openHall();
    hall.issues(COPY);
    hall.after(MINUTE).issues(BIRTH);
    hall.after(MINUTE).issues(COPY);
    hall.issues(LAND);
    expect(callAll(hall)).toEqual(['A001', 'A002', 'A003']);
  });

  test('[LINE-1] taken in the same instant: the lower number first, and A999 before A1000', () => {
    const hall = openHall().given({ type: 'JumpNumbers', by: 998 });
    const tickets = [hall.issues(BIRTH), hall.issues(COPY), hall.issues(BIRTH)];
    expect(tickets.map((id) => hall.ticket(id).number)).toEqual(['A999', 'A1000', 'A1001']);
    expect(callAll(hall)).toEqual(['A999', 'A1000', 'A1001']);
  });

  test('[LINE-1] a collection is due after 10 minutes, so it goes before a standard ticket of eight minutes earlier', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    hall.after(8 * MINUTE).given(collect());
    expect(callAll(hall)).toEqual(['T001', 'A001']);
  });

  test('[LINE-1] a counter calls nobody whose service it does not serve', () => {
    const hall = openHall();
    hall.issues(LAND);
    hall.refuses({ type: 'CallNext', counter: C1, clerk: LAN }, 'nobody_waiting');
    expect(hall.calls(C3, HOA)).toBe(ticketId('C001'));
  });

  test('[LINE-2] priority past its five minutes goes before standard tickets that are due long since', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    hall.issues(BIRTH);
    hall.after(30 * MINUTE).issues(BIRTH, 'elderly');
    hall.after(5 * MINUTE);
    const called = hall.calls(C1, LAN);
    expect(called).toBe(ticketId('A003'));
    expect(whyOf(hall, called)).toEqual({
      rule: 'urgent_past_due',
      category: 'priority' satisfies Category,
      due: EIGHT + 35 * MINUTE,
      target: 5,
    });
  });

  test('[LINE-2] priority a second before its due time has only its head start', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    hall.after(30 * MINUTE).issues(BIRTH, 'elderly');
    hall.after(5 * MINUTE - 1);
    expect(callAll(hall)).toEqual(['A001', 'A002']);
  });

  test('[LINE-3] at most two priority tickets in a row while somebody waits who took a number before them', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    hall.issues(BIRTH);
    for (let i = 0; i < 5; i++) hall.issues(BIRTH, 'merit');
    hall.after(30 * MINUTE);
    expect(callAll(hall)).toEqual(['A003', 'A004', 'A001', 'A005', 'A006', 'A002', 'A007']);
  });

  test('[LINE-3] not past due they count as well: a head start alone passes two, and no third', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    hall.issues(BIRTH);
    hall.after(10 * MINUTE);
    for (let i = 0; i < 14; i++) hall.issues(BIRTH, 'merit');
    expect(callAll(hall, 7)).toEqual(['A003', 'A004', 'A001', 'A005', 'A006', 'A002', 'A007']);
  });

  test('[LINE-3] those who took their numbers later hold no priority ticket up', () => {
    const hall = openHall();
    for (let i = 0; i < 5; i++) hall.issues(BIRTH, 'merit');
    hall.issues(BIRTH);
    hall.issues(BIRTH);
    hall.after(30 * MINUTE);
    expect(callAll(hall)).toEqual(['A001', 'A002', 'A003', 'A004', 'A005', 'A006', 'A007']);
  });

  test('[LINE-3] whoever goes between took a number before them: a collection that came later does not', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    for (let i = 0; i < 3; i++) hall.issues(BIRTH, 'merit');
    hall.after(MINUTE).given(collect());
    // T001 is due before A001, and took its number after every priority ticket.
    expect(callAll(hall)).toEqual(['A002', 'A003', 'A001', 'A004', 'T001']);
  });

  test('[LINE-3] somebody who waits for other services of the hall alone does not count at this counter', () => {
    const hall = openHall();
    hall.issues(LAND);
    hall.after(MINUTE);
    for (let i = 0; i < 3; i++) hall.issues(BIRTH, 'merit');
    expect(callAll(hall)).toEqual(['A001', 'A002', 'A003']);
  });

  test('[LINE-3] a priority ticket called by its number counts in the row, and no row holds it back', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    for (let i = 0; i < 4; i++) hall.issues(BIRTH, 'merit');
    for (const number of ['A004', 'A002', 'A003'])
      hall.given(lan('CallTicket', ticketId(number)), lan('FinishService', ticketId(number)));
    expect(callAll(hall)).toEqual(['A001', 'A005']);
  });

  test('[LINE-3] a recall and a no-show change nothing in the row: two went, the next took a number before', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    for (let i = 0; i < 3; i++) hall.issues(BIRTH, 'merit');
    const first = hall.calls(C1, LAN);
    hall.given(lan('RecallTicket', first), lan('MissTicket', first));
    hall.given(lan('FinishService', hall.calls(C1, LAN)));
    expect(callAll(hall)).toEqual(['A001', 'A004']);
  });

  test('[LINE-3] finish and call next keeps the row, and undone whole gives it back', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    for (let i = 0; i < 3; i++) hall.issues(BIRTH, 'merit');
    const first = hall.calls(C1, LAN);
    hall.given(lan('FinishAndCallNext', first));
    const second = ticketId(hall.present(C1) ?? '');
    expect(second).toBe(ticketId('A003'));
    hall.given(lan('Undo', second), lan('FinishAndCallNext', first));
    expect(hall.present(C1)).toBe('A003');
    hall.given(lan('FinishAndCallNext', second));
    expect(hall.present(C1)).toBe('A001');
  });

  test('[LINE-3] [LINE-10] sent to one counter, a standard ticket behind many collections still took its number first', () => {
    const hall = openHall();
    const early = hall.issues(BIRTH);
    hall.given({ ...minh('TransferTicket', early), service: null, to: C1 });
    for (let i = 0; i < 40; i++) {
      hall.after(SECOND).given(collect());
      const collection = ticketId(`T${String(i + 1).padStart(3, '0')}`);
      hall.given({ ...minh('TransferTicket', collection), service: null, to: C1 });
    }
    hall.after(SECOND);
    for (let i = 0; i < 3; i++) hall.issues(BIRTH, 'merit');
    const shown = counterView(hall.state, C1, hall.now)?.line.map(({ number }) => number);
    const called = callAll(hall);
    expect(called.slice(0, 4)).toEqual(['A002', 'A003', 'T001', 'A004']);
    expect(shown).toEqual(called.slice(0, 30));
  });

  test('[LINE-3] the row is counted for each counter of its own', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    for (let i = 0; i < 3; i++) hall.issues(BIRTH, 'merit');
    hall.after(30 * MINUTE);
    expect(callAll(hall, 2)).toEqual(['A002', 'A003']);
    expect(hall.calls(C2, MINH)).toBe(ticketId('A004'));
  });

  test('[LINE-3] a limit of none prefers nobody: the one due first is called, and the line shows it so', () => {
    const hall = openHall().given({ type: 'ChangeRule', rule: { ...smallHall.rule, urgentLimit: 0 } });
    hall.issues(BIRTH);
    hall.after(10 * MINUTE).issues(BIRTH, 'elderly');
    for (let n = 0; n < 2; n++) hall.after(10 * MINUTE).issues(BIRTH);
    hall.after(10 * MINUTE);
    const shown = counterView(hall.state, C1, hall.now)?.line.map(({ number }) => number);
    expect(shown).toEqual(['A002', 'A001', 'A003', 'A004']);
    const first = hall.calls(C1, LAN);
    expect(whyOf(hall, first)).toEqual({ rule: 'due_first', due: EIGHT + 15 * MINUTE });
    hall.given(lan('FinishService', first));
    expect(callAll(hall)).toEqual(shown?.slice(1));
  });

  test('[LINE-4] due is the time of issue and the target of the category', () => {
    const hall = openHall();
    const due = (id: TicketId) => (hall.ticket(id).due - EIGHT) / MINUTE;
    expect(due(hall.issues(BIRTH))).toBe(20);
    expect(due(hall.issues(BIRTH, 'elderly'))).toBe(5);
    hall.given(collect());
    expect(due(ticketId('T001'))).toBe(10);
  });

  test('[LINE-5] a no-show that comes back lets two others go first, then stands where its due time puts it', () => {
    const hall = openHall();
    const missed = hall.issues();
    hall.given(lan('CallTicket', missed), lan('MissTicket', missed));
    for (let i = 0; i < 4; i++) hall.after(MINUTE).issues();
    hall.given(lan('ReinstateTicket', missed));
    expect(callAll(hall)).toEqual(['A002', 'A003', 'A001', 'A004', 'A005']);
  });

  test('[LINE-5] calls at a counter that could not have called it do not count', () => {
    const hall = openHall();
    const missed = hall.issues(BIRTH);
    hall.given(lan('CallTicket', missed), lan('MissTicket', missed));
    hall.after(MINUTE).issues(BIRTH);
    hall.issues(LAND);
    hall.given(lan('ReinstateTicket', missed));
    hall.calls(C3, HOA);
    expect(hall.ticket(missed)).toMatchObject({ state: 'waiting', behind: 2 });
    hall.calls(C2, MINH);
    expect(hall.ticket(missed)).toMatchObject({ state: 'waiting', behind: 1 });
  });

  test('[UNDO-3] a call that is undone has not gone before a no-show that came back', () => {
    const hall = openHall();
    const missed = hall.issues(BIRTH);
    hall.given(lan('CallTicket', missed), lan('MissTicket', missed));
    const other = hall.after(MINUTE).issues(BIRTH);
    hall.given(lan('ReinstateTicket', missed));
    expect(hall.calls(C1, LAN)).toBe(other);
    expect(hall.ticket(missed)).toMatchObject({ state: 'waiting', behind: 1 });
    hall.given(lan('Undo', other));
    expect(hall.ticket(missed)).toMatchObject({ state: 'waiting', behind: 2 });
    // Called by its number, and that undone: it is held as before.
    hall.given(lan('CallTicket', missed), lan('Undo', missed));
    expect(hall.ticket(missed)).toMatchObject({ state: 'waiting', behind: 2 });
  });

  test('[LINE-5] what other counters call while it is called, and that undone, lets no third go first', () => {
    const hall = openHall();
    const missed = hall.issues();
    hall.given(lan('CallTicket', missed), lan('MissTicket', missed));
    for (let i = 0; i < 4; i++) hall.after(MINUTE).issues();
    hall.given(lan('ReinstateTicket', missed));
    hall.given(lan('CallTicket', missed));
    hall.given(minh('FinishService', hall.calls(C2, MINH)));
    hall.given(lan('Undo', missed));
    expect(hall.ticket(missed)).toMatchObject({ state: 'waiting', behind: 1 });
    expect(callAll(hall, 3)).toEqual(['A003', 'A001', 'A004']);
  });

  test.each([
    ['one after the other', (hall: Hall) => [hall.calls(C1, LAN), hall.calls(C2, MINH), hall.calls(C3, HOA)]],
    [
      'one of them finishing and calling, another taken back and made again',
      (hall: Hall) => {
        const passed = hall.calls(C1, LAN);
        hall.given(lan('Undo', passed));
        const first = hall.calls(C2, MINH);
        hall.given(minh('FinishAndCallNext', first));
        return [first, ticketId(hall.present(C2) ?? ''), hall.calls(C1, LAN)];
      },
    ],
    [
      'one of them by number',
      (hall: Hall) => {
        const chosen = ticketId('A004');
        hall.given(minh('CallTicket', chosen));
        return [chosen, hall.calls(C1, LAN), hall.calls(C3, HOA)];
      },
    ],
  ])('[LINE-5] three counters call in one moment, %s: the third calls whoever let two go first', (_, three) => {
    const hall = openHall().given({
      type: 'ChangeCounterServices',
      counter: C3,
      services: [LAND, BIRTH, COPY, RESULTS],
    });
    const missed = hall.issues();
    hall.given(lan('CallTicket', missed), lan('MissTicket', missed));
    for (let i = 0; i < 4; i++) hall.after(MINUTE).issues();
    hall.given(lan('ReinstateTicket', missed));
    expect(three(hall)[2]).toBe(missed);
  });

  test('[LINE-5] missed again and back again: an undone call from before its second return does not count against it', () => {
    const hall = openHall();
    const missed = hall.issues();
    hall.given(lan('CallTicket', missed), lan('MissTicket', missed));
    for (let i = 0; i < 4; i++) hall.issues();
    hall.given(lan('ReinstateTicket', missed));
    const passed = hall.calls(C1, LAN);
    hall.given(minh('CallTicket', missed), minh('MissTicket', missed), minh('ReinstateTicket', missed));
    expect(hall.ticket(missed)).toMatchObject({ behind: 2 });
    hall.given(lan('Undo', passed));
    expect(hall.ticket(missed)).toMatchObject({ behind: 2 });
    expect(callAll(hall, 3)).toEqual(['A002', 'A003', 'A001']);
  });

  test('[LINE-5] a call that has brought it to its turn is undone: it waits for one more, whoever has called it meanwhile', () => {
    const hall = openHall();
    const missed = hall.issues();
    hall.given(lan('CallTicket', missed), lan('MissTicket', missed));
    for (let i = 0; i < 4; i++) hall.after(MINUTE).issues();
    hall.given(lan('ReinstateTicket', missed));
    const first = hall.calls(C1, LAN);
    hall.given(minh('CallTicket', missed), lan('Undo', first), minh('Undo', missed));
    expect(hall.ticket(missed)).toMatchObject({ state: 'waiting', behind: 2 });
  });

  test('[LINE-5] cancelled, sent on or amended, others change nothing in how many go first; its own change keeps the count', () => {
    const hall = openHall();
    const missed = hall.issues();
    hall.given(lan('CallTicket', missed), lan('MissTicket', missed));
    const [second, third] = [hall.after(MINUTE).issues(), hall.issues()];
    for (let i = 0; i < 3; i++) hall.after(MINUTE).issues();
    hall.given(lan('ReinstateTicket', missed), { type: 'CancelTicket', ticket: second });
    hall.given({ ...lan('TransferTicket', third), service: null, to: C2 });
    const amend = {
      type: 'AmendTicket',
      ticket: missed,
      service: COPY,
      category: 'priority',
      ground: 'merit',
    } as const;
    hall.given(amend);
    hall.after(30 * MINUTE);
    expect(callAll(hall, 3)).toEqual(['A004', 'A005', 'A001']);
  });

  test('[LINE-5] when nobody else waits it is called at once, and the clerk is told so', () => {
    const hall = openHall();
    const missed = hall.issues();
    hall.given(lan('CallTicket', missed), lan('MissTicket', missed), lan('ReinstateTicket', missed));
    expect(hall.calls(C1, LAN)).toBe(missed);
    expect(whyOf(hall, missed)).toEqual({ rule: 'nobody_else', due: EIGHT + 20 * MINUTE });
  });

  test('[LINE-6] the clerk is told why: due first, or chosen by number', () => {
    const hall = openHall();
    hall.issues();
    const first = hall.calls(C1, LAN);
    expect(whyOf(hall, first)).toEqual({ rule: 'due_first', due: EIGHT + 20 * MINUTE });
    const second = hall.issues();
    hall.given({ type: 'CallTicket', counter: C2, clerk: MINH, ticket: second });
    expect(whyOf(hall, second)).toEqual({ rule: 'chosen' });
  });

  test('[LINE-7] a changed rule holds at once: the limit from the next call, the targets for who waits already too', () => {
    const hall = openHall();
    const first = hall.issues(BIRTH);
    for (let i = 0; i < 3; i++) hall.issues(BIRTH, 'merit');
    hall.given({ type: 'ChangeRule', rule: { targets: { ...smallHall.rule.targets, standard: 40 }, urgentLimit: 1 } });
    const later = hall.issues(BIRTH);
    expect(hall.ticket(later).due).toBe(EIGHT + 40 * MINUTE);
    expect(hall.ticket(first).due).toBe(EIGHT + 40 * MINUTE);
    hall.after(50 * MINUTE);
    expect(callAll(hall)).toEqual(['A002', 'A001', 'A003', 'A004', 'A005']);
  });

  test('[LINE-7] changed targets change the order of who waits, and of who comes back to the line', () => {
    const hall = openHall();
    const standard = hall.issues(BIRTH);
    const away = hall.issues(BIRTH);
    hall.given(collect());
    hall.given({ type: 'CallTicket', counter: C2, clerk: MINH, ticket: away });
    const targets = { ...smallHall.rule.targets, collection: 60, standard: 5 };
    hall.given({ type: 'ChangeRule', rule: { ...smallHall.rule, targets } });
    hall.given(minh('Undo', away));
    expect([standard, away].map((ticket) => hall.ticket(ticket).due)).toEqual([EIGHT + 5 * MINUTE, EIGHT + 5 * MINUTE]);
    expect(callAll(hall)).toEqual(['A001', 'A002', 'T001']);
  });

  test('[LINE-7] the city’s catalogue changes: the supervisor’s rule stays, unless the city has changed the rule', () => {
    const hall = openHall();
    const ticket = hall.issues(BIRTH);
    const own = { targets: { ...smallHall.rule.targets, standard: 40 }, urgentLimit: 1 };
    hall.given({ type: 'ChangeRule', rule: own });
    hall.given({ type: 'AdoptCatalogue', citySeq: 2, catalogue: smallHall });
    expect(hall.state.line.rule).toEqual(own);
    const rule = { ...smallHall.rule, targets: { ...smallHall.rule.targets, standard: 30 } };
    hall.given({ type: 'AdoptCatalogue', citySeq: 3, catalogue: { ...smallHall, rule } });
    expect(hall.state.line.rule).toEqual(rule);
    expect(hall.ticket(ticket).due).toBe(EIGHT + 30 * MINUTE);
  });

  test.each([
    { ...smallHall.rule, urgentLimit: -1 },
    { ...smallHall.rule, urgentLimit: 1.5 },
    { ...smallHall.rule, targets: { ...smallHall.rule.targets, priority: -5 } },
    { ...smallHall.rule, targets: { ...smallHall.rule.targets, standard: Number.NaN } },
  ])('[LINE-7] a rule that cannot be kept is refused: %j', (rule) => {
    openHall().refuses({ type: 'ChangeRule', rule }, 'invalid_rule');
  });

  test('[LINE-8] services pinned to a counter change whom it calls at once', () => {
    const hall = openHall();
    hall.issues(LAND);
    hall.refuses({ type: 'CallNext', counter: C1, clerk: LAN }, 'nobody_waiting');
    hall.given({ type: 'ChangeCounterServices', counter: C1, services: [LAND] });
    expect(hall.calls(C1, LAN)).toBe(ticketId('C001'));
    hall.refuses({ type: 'ChangeCounterServices', counter: C1, services: [] }, 'unknown_service');
  });

  test('[LINE-8] a new catalogue from the city leaves the pinned services as the supervisor set them', () => {
    const hall = openHall().given({ type: 'ChangeCounterServices', counter: C1, services: [LAND] });
    hall.given({ type: 'AdoptCatalogue', citySeq: 2, catalogue: smallHall });
    expect(hall.state.line.plan?.counters.get(C1)?.services).toEqual([LAND]);
    hall.refuses({ type: 'AdoptCatalogue', citySeq: 2, catalogue: smallHall }, 'nothing_to_change');
  });

  test('[LINE-9] a ticket transferred to one counter is called there and nowhere else', () => {
    const hall = openHall();
    const ticket = hall.issues(BIRTH);
    hall.given({ ...lan('TransferTicket', ticket), service: null, to: C3 });
    hall.refuses({ type: 'CallNext', counter: C2, clerk: MINH }, 'nobody_waiting');
    expect(hall.calls(C3, HOA)).toBe(ticket);
  });

  test('[LINE-9] a waiting ticket transferred again to where it already goes is refused', () => {
    const hall = openHall();
    const ticket = hall.issues(BIRTH);
    const transfer = { ...lan('TransferTicket', ticket), service: null, to: C3 };
    hall.given(transfer);
    hall.refuses(transfer, 'nothing_to_change');
    hall.refuses({ ...transfer, to: '9' as never }, 'counter_unknown');
    hall.refuses({ ...transfer, service: NOWHERE, to: null }, 'service_not_offered_here');
    hall.refuses({ ...transfer, service: 'none' as never }, 'unknown_service');
  });

  test('[LINE-1] nobody waits: the refusal says so, also on finish and call next, which still finishes', () => {
    const hall = openHall();
    hall.refuses({ type: 'CallNext', counter: C1, clerk: LAN }, 'nobody_waiting');
    const only = hall.issues();
    hall.given(lan('CallTicket', only), lan('FinishAndCallNext', only));
    expect(hall.ticket(only).state).toBe('served');
    expect(hall.present(C1)).toBeNull();
  });

  test('[LINE-4] a ticket for a service on priority without a ground gets no head start', () => {
    openHall().refuses({ ...issue(BIRTH), category: 'priority' }, 'ground_required');
  });
});
