import { describe, expect, test } from 'vitest';
import { visitOf } from '../../queue/branch/visits.ts';
import { as, type Instant, type LocalDate } from '../../queue/ids.ts';
import { duties } from '../../server/branch/house-duties.ts';
import { collecting } from './dossier-desk.ts';
import { expectSound } from './invariants.ts';
import {
  BIRTH,
  C1,
  C2,
  C3,
  COPY,
  HOA,
  LAN,
  LAND,
  MINH,
  MINUTE,
  SECOND,
  smallHall,
  TODAY,
  TOMORROW,
} from './small-hall.ts';
import { collect, type Hall, hoa, issue, lan, minh, openHall, ticketId } from './specification.ts';

const CLOSE = { type: 'CloseDay', date: TODAY } as const;
const REOPEN = { type: 'ReopenDay', date: TODAY } as const;

/** One of each: waiting, waiting behind two, sent to one counter, called, serving, parked, missed, served, cancelled. */
function fullHall(): Hall {
  const hall = openHall();
  for (let i = 0; i < 9; i++) hall.after(SECOND).issues(BIRTH);
  const [back, sent, called, serving, parked, missed, served, cancelled] = Array.from({ length: 8 }, (_, index) =>
    ticketId(`A00${index + 2}`),
  ) as [never, never, never, never, never, never, never, never];
  for (const ticket of [back, missed]) hall.given(lan('CallTicket', ticket), lan('MissTicket', ticket));
  hall.given(lan('CallTicket', served), lan('FinishService', served), { type: 'CancelTicket', ticket: cancelled });
  hall.given(lan('CallTicket', parked), lan('StartService', parked), lan('ParkTicket', parked));
  hall.given(lan('ReinstateTicket', back), { ...lan('TransferTicket', sent), service: null, to: C3 });
  hall.given(lan('CallTicket', called), minh('CallTicket', serving), minh('StartService', serving));
  hall.given({ type: 'PauseCounter', counter: C3, clerk: HOA }, { type: 'PauseIssuing' });
  return hall.after(MINUTE);
}

/** What is expected to be as it was: everything but what a closing drops for good, or a clerk could take back no more. */
const asItStood = ({ state: { line } }: Hall) => ({
  tickets: [...line.tickets.values()],
  numbers: line.numbers,
  numbersFrom: line.numbersFrom,
  day: { ...line.day, reopened: 0 },
  counters: [...line.counters].map(([id, counter]) => [id, { ...counter, step: null }]),
  lanes: [...line.lanes].map(([id, lane]) => [
    id,
    [...lane.urgent.values(), ...lane.plain.values(), ...lane.held.values()],
  ]),
  own: [...line.ownLanes].map(([id, lane]) => [id, [...lane.plain.values()]]),
  open: [...line.calls.values()].filter(({ endedAt }) => endedAt === null).map(({ id }) => id),
});

describe('a day closed by mistake is opened again', () => {
  test('[DAY-9] what its closing ended is as it was: lines, desks, the parked, the paused, the no-shows; numbers go on', () => {
    const hall = fullHall();
    const before = asItStood(hall);
    hall.given(CLOSE);
    expect(hall.state.line.counters.get(C1)).toMatchObject({ clerk: null, present: null });
    hall.after(10 * MINUTE).given(REOPEN);
    expectSound(hall.state);
    expect(asItStood(hall)).toEqual(before);
    hall.given({ type: 'ResumeIssuing' });
    expect(hall.issues(BIRTH)).toBe(ticketId('A010'));
    hall.given(lan('RecallTicket', ticketId('A004')), minh('FinishService', ticketId('A005')));
    expect([...hall.state.line.calls.values()].find(({ number }) => number === 'A004')).toMatchObject({ voice: 'due' });
  });

  test.each([
    ['IssuingEnded', 'issuing_ended'],
    ['CallingEnded', 'calling_ended'],
  ] as const)('[DAY-9] closed after %s it is opened in that phase', (_, phase) => {
    const hall = openHall().given({ type: 'EndIssuing' });
    if (phase === 'calling_ended') hall.given({ type: 'EndCalling' });
    hall.given(CLOSE, REOPEN);
    expect(hall.state.line.day?.phase).toBe(phase);
    hall.refuses(issue(BIRTH), 'issuing_ended');
  });

  test('[DAY-9] only the day that is closed, and only on its date', () => {
    const hall = openHall();
    hall.refuses(REOPEN, 'day_already_open');
    hall.given(CLOSE);
    hall.refuses({ ...REOPEN, date: TOMORROW }, { name: 'day_in_the_past', last: TODAY });
    // 8:00 plus 16 hours: midnight in Hanoi.
    hall.after(16 * 60 * MINUTE - 1).given(REOPEN, CLOSE);
    hall.after(1).refuses(REOPEN, { name: 'day_in_the_past', last: TODAY });
    hall.given({ type: 'OpenDay', date: TOMORROW });
    hall.refuses(REOPEN, 'day_already_open');
  });

  test('[DAY-9] who has sat down since the closing stays, and goes on with what stood there', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), CLOSE, { type: 'SignIn', counter: C1, clerk: MINH, takeOver: false }, REOPEN);
    expectSound(hall.state);
    expect(hall.ticket(ticket)).toMatchObject({ state: 'called', clerk: MINH });
    expect([C1, C2, C3].map((id) => hall.state.line.counters.get(id)?.clerk)).toEqual([MINH, null, HOA]);
  });

  test('[DAY-9] it is closed a second time, and opened again once more', () => {
    const hall = fullHall();
    const before = asItStood(hall);
    hall.given(CLOSE, REOPEN, CLOSE);
    for (const { state } of hall.state.line.tickets.values())
      expect(['expired', 'missed', 'served', 'cancelled']).toContain(state);
    hall.given(REOPEN);
    expect(asItStood(hall)).toEqual(before);
    hall.given(CLOSE, { type: 'OpenDay', date: TOMORROW });
    expect(hall.state.line.day).toMatchObject({ date: TOMORROW, reopened: 0, closing: null });
  });

  test('[DAY-9] the house gives its own steps of such a day other keys, or they would be taken for retries', () => {
    const rules = { alwaysOpen: false };
    const evening = as<Instant>(openHall().now + 10 * 60 * MINUTE);
    const hall = openHall();
    const [first] = duties(hall.state.line, { now: evening, certain: evening }, rules);
    hall.given(CLOSE, REOPEN);
    const [second] = duties(hall.state.line, { now: evening, certain: evening }, rules);
    expect([first, second].map((duty) => duty?.command.type)).toEqual(['CloseDay', 'CloseDay']);
    expect(second?.key).not.toBe(first?.key);
  });

  test('[DAY-9] its visits that the closing had ended are open again', () => {
    const hall = fullHall();
    hall.given(CLOSE);
    const outcomes = hall.grants(REOPEN).flatMap((event) => visitOf(hall.state, event, hall.now)?.outcome ?? []);
    expect(outcomes).toEqual(Array.from({ length: 6 }, () => 'reopened'));
  });

  test('[DAY-9] a collection goes on with its dossiers', () => {
    const { hall, code, ticket } = collecting();
    hall.given(CLOSE, REOPEN);
    expect(hall.ticket(ticket)).toMatchObject({ state: 'serving', dossiers: [code] });
    hall.refuses(collect(code), 'dossier_on_ticket');
    hall.given(hoa('FinishService', ticket));
  });

  test('[DAY-9] [DAY-5] restored in between: letters without a ticket and dossier codes jump as well', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    hall.given(CLOSE, { type: 'JumpNumbers', by: 200 }, REOPEN);
    expect([hall.issues(BIRTH), hall.issues(LAND)]).toEqual([ticketId('A202'), ticketId('C201')]);
    expect(hall.state.dossiers.sequence).toEqual({ date: '261123', last: 200 });
    hall.given(CLOSE, { type: 'OpenDay', date: as<LocalDate>(TOMORROW) });
    expect(hall.issues(BIRTH)).toBe(`${TOMORROW}/A001`);
  });

  test('[DAY-9] a catalogue that came with the closing and has no counter for somebody keeps it closed', () => {
    const hall = openHall();
    hall.issues(COPY);
    const counters = smallHall.counters.map((counter) => ({
      ...counter,
      services: counter.services.filter((id) => id !== COPY),
    }));
    hall.given(CLOSE, { type: 'AdoptCatalogue', citySeq: 2, catalogue: { ...smallHall, counters } });
    hall.refuses(REOPEN, { name: 'visitors_stranded', number: 'A001' });
  });

  test('[DAY-9] whoever sat there goes on where the row of priority calls stood', () => {
    const hall = openHall();
    hall.issues();
    for (let i = 0; i < 3; i++) hall.issues(BIRTH, 'merit');
    for (let i = 0; i < 2; i++) hall.given(lan('FinishService', hall.calls(C1, LAN)));
    hall.given(CLOSE, REOPEN);
    expect(hall.calls(C1, LAN)).toBe(ticketId('A001'));
  });
});
