import { describe, expect, test } from 'vitest';
import { counterView } from '../../queue/branch/views/counter-view.ts';
import { doorView } from '../../queue/branch/views/door-view.ts';
import { hallView } from '../../queue/branch/views/hall-view.ts';
import { lineView } from '../../queue/branch/views/line-view.ts';
import { officeView } from '../../queue/branch/views/office-view.ts';
import { printView } from '../../queue/branch/views/print-view.ts';
import { ticketView } from '../../queue/branch/views/ticket-view.ts';
import { as } from '../../queue/ids.ts';
import { initialLine } from '../../queue/line/state.ts';
import {
  BIRTH,
  BOARD,
  C1,
  C2,
  C3,
  COPY,
  EIGHT,
  HALL,
  HOA,
  LAN,
  LAND,
  MINUTE,
  NOWHERE,
  PRINTER,
  SECOND,
  smallHall,
  TODAY,
} from './small-hall.ts';
import { collect, Hall, issue, lan, minh, openHall, ticketId } from './specification.ts';

describe('what the screens show', () => {
  test('[VIEW-1] before a catalogue has come there is nothing to show, and nothing breaks', () => {
    expect(hallView(initialLine, EIGHT)).toBeNull();
    expect(doorView(initialLine, EIGHT, null)).toBeNull();
    expect(printView(initialLine, PRINTER, null)).toBeNull();
    expect(ticketView(initialLine, as('any'))).toBeNull();
    expect(lineView(initialLine, EIGHT, null)).toMatchObject({ places: [], ends: null });
    expect(officeView(new Hall().state, EIGHT)).toBeNull();
    expect(counterView(new Hall().state, C1, EIGHT)).toBeNull();
  });

  test('[VIEW-2] what goes to phones holds number, place and wait, and no category, service or token', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    hall.issues(LAND, 'elderly');
    hall.after(6 * MINUTE);
    const view = lineView(hall.state.line, hall.now, null);
    expect(view.places.map(([number, ahead]) => [number, ahead])).toEqual([
      ['C001', 0],
      ['A001', 1],
    ]);
    const text = JSON.stringify(view);
    for (const secret of ['token', 'priority', 'standard', 'elderly', BIRTH, LAND]) expect(text).not.toContain(secret);
    for (const place of view.places) expect(place).toHaveLength(3);
  });

  test('[VIEW-2] the board holds no category and no token either', () => {
    const hall = openHall();
    const ticket = hall.issues(BIRTH, 'elderly');
    hall.given(lan('CallTicket', ticket));
    const text = JSON.stringify(hallView(hall.state.line, hall.now));
    for (const secret of ['token', 'priority', 'elderly']) expect(text).not.toContain(secret);
  });

  test('[VIEW-3] the board counts those who wait for each field, also those who go to one counter alone', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    const ticket = hall.issues(COPY);
    hall.issues(LAND);
    hall.given({ ...lan('TransferTicket', ticket), service: null, to: C3 });
    const view = hallView(hall.state.line, hall.now);
    expect(view?.lines.map(({ letter, waiting }) => [letter, waiting])).toEqual([
      ['A', 2],
      ['C', 1],
      ['T', 0],
    ]);
    expect(view?.zones).toMatchObject([{ id: HALL, speaker: BOARD }]);
    expect(doorView(hall.state.line, hall.now, null)?.lines).toMatchObject([
      { waiting: 2, open: true },
      { waiting: 1, open: true },
      { waiting: 0, open: true },
    ]);
  });

  test('[VIEW-3] while no day is open the board is told when the next one is, over nights, weekends and holidays', () => {
    const hall = openHall();
    const hour = 60 * MINUTE;
    const opens = (at: number, alwaysOpen = false) => hallView(hall.state.line, at as typeof EIGHT, alwaysOpen)?.opens;
    expect(opens(EIGHT + hour)).toBeNull();
    hall.given({ type: 'CloseDay', date: TODAY });
    const tuesday = EIGHT + 24 * hour;
    expect(opens(EIGHT + 10 * hour)).toBe(tuesday);
    expect(opens(tuesday - 8 * hour)).toBe(tuesday);
    expect(opens(tuesday - 1)).toBe(tuesday);
    // It is time, and the house has not opened: nobody knows. Too late for today: Wednesday is a holiday.
    expect(opens(tuesday)).toBeNull();
    expect(opens(tuesday + 8 * hour)).toBe(tuesday + 48 * hour);
    const friday = EIGHT + 4 * 24 * hour;
    expect(opens(friday + 10 * hour)).toBe(EIGHT + 7 * 24 * hour);
    expect(opens(EIGHT + 10 * hour, true)).toBeNull();
  });

  test('[VIEW-3] a branch that has never opened tells when it will', () => {
    const { state } = new Hall().given({ type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall });
    expect(hallView(state.line, (EIGHT - 1) as typeof EIGHT)?.opens).toBe(EIGHT);
  });

  test('[VIEW-3] while no day is open, board and kiosk are told why, and when the next one is', () => {
    const { state } = new Hall().given({ type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall });
    const at = (minutes: number) => (EIGHT + minutes * MINUTE) as typeof EIGHT;
    const told = (minutes: number) => {
      const door = doorView(state.line, at(minutes), null);
      expect(hallView(state.line, at(minutes))).toMatchObject({ opens: door?.opens, shut: door?.shut });
      return [door?.shut, door?.opens];
    };
    const tuesday = at(24 * 60);
    expect(told(-1)).toEqual([null, EIGHT]);
    expect(told(0)).toEqual([null, null]);
    // Numbers end at 16:00, the day at 17:30.
    expect(told(8 * 60 + 10)).toEqual(['issuing_over', tuesday]);
    expect(told(9 * 60 + 30)).toEqual(['day_over', tuesday]);
    // Sunday before, and Wednesday, which is a holiday.
    expect(told(-12 * 60)).toEqual(['day_off', EIGHT]);
    expect(told(50 * 60)).toEqual(['day_off', at(72 * 60)]);
    expect(doorView(state.line, at(50 * 60), null, true)).toMatchObject({ shut: null, opens: null });
    expect(doorView(openHall().state.line, at(60), null)).toMatchObject({ shut: null, opens: null });
    const closed = openHall().given({ type: 'CloseDay', date: TODAY });
    expect(doorView(closed.state.line, at(60), null)).toMatchObject({ shut: 'day_over', opens: tuesday });
  });

  test('[VIEW-3] a kiosk is told which services no counter takes, as soon as a supervisor changes it', () => {
    const hall = openHall();
    expect(doorView(hall.state.line, hall.now, null)?.unserved).toEqual([NOWHERE]);
    hall.given({ type: 'ChangeCounterServices', counter: C2, services: [BIRTH] });
    hall.given({ type: 'ChangeCounterServices', counter: C3, services: [BIRTH] });
    expect(doorView(hall.state.line, hall.now, null)?.unserved).toEqual([LAND, NOWHERE]);
  });

  test('[VIEW-3] the board tells which counters are open and whom they have', () => {
    const hall = openHall();
    hall.given(lan('CallTicket', hall.issues()), { type: 'ReleaseCounter', counter: C2 });
    expect(hallView(hall.state.line, hall.now)?.counters).toEqual([
      { id: C1, open: true, number: 'A001' },
      { id: C2, open: false, number: null },
      { id: C3, open: true, number: null },
    ]);
  });

  test('[VIEW-4] the console shows the line in the order of calling, the no-shows, what may be undone, and why', () => {
    const hall = openHall();
    const missed = hall.issues();
    hall.given(lan('CallTicket', missed), lan('MissTicket', missed));
    const called = hall.issues();
    hall.issues(COPY);
    hall.issues(BIRTH, 'merit');
    hall.issues(LAND);
    hall.after(6 * MINUTE).given(lan('CallTicket', called));
    const view = counterView(hall.state, C1, hall.now);
    expect(view?.line.map(({ number }) => number)).toEqual(['A004', 'A003']);
    expect(view?.waiting).toBe(2);
    expect(view?.missed.map(({ number }) => number)).toEqual(['A001']);
    expect(view?.undo).toEqual({ ticket: called, number: 'A002', kind: 'call', until: hall.now + 10 * SECOND });
    expect(view?.present).toMatchObject({
      number: 'A002',
      why: { rule: 'chosen' },
      call: { voice: 'due', shownAt: null },
    });
    expect(counterView(hall.state, C2, hall.now)?.missed).toEqual([]);
  });

  test('[VIEW-4] who was missed twice stands among the no-shows once, as the newest', () => {
    const hall = openHall();
    const [first, second] = [hall.issues(), hall.issues()] as const;
    hall.given(lan('CallTicket', first), lan('MissTicket', first), lan('ReinstateTicket', first));
    hall.given(lan('CallTicket', second), lan('MissTicket', second));
    hall.given(lan('CallTicket', first), lan('MissTicket', first), lan('Undo', first), lan('MissTicket', first));
    expect(counterView(hall.state, C1, hall.now)?.missed.map(({ number }) => number)).toEqual(['A001', 'A002']);
  });

  test('[VIEW-4] after finish and call next the console can tell why nobody was called', () => {
    const hall = openHall();
    const view = () => {
      const now = counterView(hall.state, C1, hall.now);
      return { waiting: now?.waiting, paused: now?.paused, phase: now?.day?.phase, present: now?.present };
    };
    const finish = () => hall.grants(lan('FinishAndCallNext', hall.calls(C1, LAN))).map(({ type }) => type);
    hall.issues();
    expect(finish()).toEqual(['TicketFinished']);
    expect(view()).toEqual({ waiting: 0, paused: false, phase: 'open', present: null });
    for (let n = 0; n < 3; n++) hall.issues();
    const paused = hall.calls(C1, LAN);
    hall.given({ type: 'PauseCounter', counter: C1, clerk: LAN }, lan('FinishAndCallNext', paused));
    expect(view()).toEqual({ waiting: 2, paused: true, phase: 'open', present: null });
    hall.given({ type: 'ResumeCounter', counter: C1, clerk: LAN });
    const last = hall.calls(C1, LAN);
    hall.given({ type: 'EndCalling' }, lan('FinishAndCallNext', last));
    expect(view()).toEqual({ waiting: 1, paused: false, phase: 'calling_ended', present: null });
  });

  test('[VIEW-5] the office counts the day by field', () => {
    const hall = openHall();
    const first = hall.issues();
    const second = hall.issues();
    hall.issues();
    hall.after(4 * MINUTE).given(lan('CallTicket', first), lan('FinishService', first), lan('CallTicket', second));
    const view = officeView(hall.state, hall.now);
    expect(view?.lines[0]).toMatchObject({
      issued: 3,
      waiting: 1,
      present: 1,
      served: 1,
      oldestIssuedAt: EIGHT,
      meanWaitMs: 4 * MINUTE,
    });
    expect(view?.counters[0]).toMatchObject({ id: C1, clerk: LAN, number: 'A002', state: 'called', since: hall.now });
  });

  test('[LINE-9] while nobody sits at the one counter that a ticket was sent to, the others of its service may call it by number', () => {
    const hall = openHall();
    const [copy, land] = [hall.issues(COPY), hall.issues(LAND)] as const;
    for (const ticket of [copy, land]) hall.given({ ...lan('TransferTicket', ticket), service: null, to: C3 });
    const unattended = (counter: typeof C1) =>
      counterView(hall.state, counter, hall.now)?.unattended.map(({ number, only }) => [number, only]);
    const sent = () => officeView(hall.state, hall.now)?.counters.map((counter) => counter.sent);
    expect([C1, C2, C3].map(unattended)).toEqual([[], [], []]);
    expect(sent()).toEqual([0, 0, 2]);
    hall.given({ type: 'SignOut', counter: C3, clerk: HOA });
    expect(unattended(C1)).toEqual([['A001', C3]]);
    expect(unattended(C2)).toEqual([
      ['A001', C3],
      ['C001', C3],
    ]);
    expect(unattended(C3)).toEqual([]);
    expect(sent()).toEqual([0, 0, 2]);
    expect(counterView(hall.state, C1, hall.now)).toMatchObject({ line: [], waiting: 0 });
    hall.refuses({ type: 'CallNext', counter: C1, clerk: LAN }, 'nobody_waiting');
    hall.given(lan('CallTicket', copy));
    expect(unattended(C2)).toEqual([['C001', C3]]);
    hall.given({ type: 'SignIn', counter: C3, clerk: HOA, takeOver: false });
    expect(unattended(C2)).toEqual([]);
  });

  test('[VIEW-5] a call that was taken back does not shorten the mean wait', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), lan('Undo', ticket));
    hall.after(8 * MINUTE).given(lan('CallTicket', ticket));
    expect(officeView(hall.state, hall.now)?.lines[0]?.meanWaitMs).toBe(8 * MINUTE);
  });

  test('[VIEW-6] a visitor sees the own ticket by its token: waiting, called where, and ended', () => {
    const hall = openHall();
    const ticket = hall.issues();
    const view = () => ticketView(hall.state.line, hall.ticket(ticket).token);
    expect(view()).toMatchObject({ number: 'A001', state: 'waiting', counter: null, announcement: 0 });
    hall.given(minh('CallTicket', ticket));
    expect(view()).toMatchObject({ state: 'called', counter: C2, calledAt: EIGHT, announcement: 1 });
    hall.given({
      type: 'ClaimAnnouncement',
      call: `${ticket}/1` as never,
      announcement: 1,
      display: BOARD,
      form: 'full',
    });
    hall.after(SECOND).given(minh('RecallTicket', ticket));
    expect(view()).toMatchObject({ calledAt: EIGHT + SECOND, announcement: 2 });
    hall.given(minh('Undo', ticket));
    expect(view()).toMatchObject({ state: 'waiting', counter: null, calledAt: null });
    expect(ticketView(hall.state.line, as('forged'))).toBeNull();
  });

  test('[VIEW-6] a no-show sees when it can come back no more: from the end of calling on', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(minh('CallTicket', ticket), minh('MissTicket', ticket));
    const view = () => ticketView(hall.state.line, hall.ticket(ticket).token);
    expect(view()).toMatchObject({ state: 'missed', final: false });
    hall.given({ type: 'EndCalling' });
    expect(view()).toMatchObject({ state: 'missed', final: true });
    hall.given({ type: 'CloseDay', date: TODAY });
    expect(view()).toMatchObject({ state: 'missed', final: true });
  });

  test('[PRINT-1] the printer’s view holds all that stands on the paper, oldest first, its own jobs only', () => {
    const hall = openHall();
    hall.given({ ...issue(BIRTH), printer: PRINTER }, { ...collect(), printer: PRINTER });
    const view = printView(hall.state.line, PRINTER, null);
    expect(view?.jobs).toMatchObject([
      { number: 'A001', ahead: 0, reprint: false, field: { vi: 'Hộ tịch' }, category: 'standard', issuedAt: EIGHT },
      { number: 'T001', category: 'collection' },
    ]);
    expect(printView(hall.state.line, as('printer-2'), null)?.jobs).toEqual([]);
    hall.given({ type: 'BeginPrint', job: `${ticketId('A001')}/print` as never, printer: PRINTER });
    expect(printView(hall.state.line, PRINTER, null)?.jobs[0]?.reprint).toBe(true);
  });
});
