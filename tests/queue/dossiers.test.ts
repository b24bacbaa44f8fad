import { describe, expect, test } from 'vitest';
import { counterView } from '../../queue/branch/views/counter-view.ts';
import { dueDate } from '../../queue/dossier/due-date.ts';
import { dossierByToken } from '../../queue/dossier/state.ts';
import { as, type DossierCode, type LocalDate, type ServiceId, type TicketId, type VaultRef } from '../../queue/ids.ts';
import { BIRTH, C1, C3, COPY, HOA, LAN, LAND, MINH, MINUTE, SECOND, smallHall, TODAY, TOMORROW } from './small-hall.ts';
import { collect, Hall, hoa, issue, lan, openHall, receive, ticketId } from './specification.ts';

/** A visitor at counter 1, being served. */
function atDesk(): { hall: Hall; ticket: TicketId } {
  const hall = openHall();
  const ticket = hall.issues();
  hall.given(lan('CallTicket', ticket), lan('StartService', ticket));
  return { hall, ticket };
}

/** One dossier received and ready, and its visitor gone. */
function readyHall(): { hall: Hall; code: DossierCode } {
  const { hall, ticket } = atDesk();
  const code = hall.receives(C1, LAN, ticket);
  hall.given(lan('FinishService', ticket), { type: 'MarkReady', dossier: code });
  return { hall: hall.after(MINUTE), code };
}

/** The collection ticket of that dossier, being served at counter 3. */
function collecting(): { hall: Hall; code: DossierCode; ticket: TicketId } {
  const { hall, code } = readyHall();
  hall.given(collect(code));
  const ticket = hall.calls(C3, HOA);
  hall.given(hoa('StartService', ticket));
  return { hall, code, ticket };
}

const handOver = (ticket: TicketId, dossier: DossierCode) =>
  ({ ...hoa('HandOver', ticket), dossier, to: 'applicant', letter: null }) as const;
const decline = (ticket: TicketId, dossier: DossierCode) =>
  ({ ...hoa('DeclineHandover', ticket), dossier, reason: 'identity_not_proven', note: null }) as const;
const undo = (dossier: DossierCode) => ({ type: 'UndoHandover', dossier, counter: C3, clerk: HOA }) as const;
const dossierOf = (hall: Hall, code: DossierCode) => hall.state.dossiers.dossiers.get(code);

describe('a dossier is received', () => {
  test('[FILE-1] only while the visitor is being served at this counter by this clerk', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.refuses(receive(C1, LAN, ticket), { name: 'ticket_not_serving', state: 'waiting' });
    hall.given(lan('CallTicket', ticket));
    hall.refuses(receive(C1, LAN, ticket), { name: 'ticket_not_serving', state: 'called' });
    hall.given(lan('StartService', ticket));
    hall.refuses(receive(C1, MINH, ticket), 'not_signed_in');
    hall.refuses(receive(C3, HOA, ticket), { name: 'ticket_at_another_counter', counter: C1 });
    hall.refuses(receive(C1, LAN, ticketId('A999')), 'ticket_unknown');
    hall.given(receive(C1, LAN, ticket));
  });

  test('[FILE-1] for a service that takes dossiers, with its papers, and no due date before today', () => {
    const { hall, ticket } = atDesk();
    hall.refuses(receive(C1, LAN, ticket, COPY), 'service_takes_no_dossiers');
    hall.refuses(receive(C1, LAN, ticket, as<ServiceId>('none')), 'unknown_service');
    hall.refuses({ ...receive(C1, LAN, ticket), papers: [] }, 'papers_required');
    hall.refuses({ ...receive(C1, LAN, ticket), due: as<LocalDate>('2026-11-22') }, 'due_date_invalid');
    hall.given({ ...receive(C1, LAN, ticket), due: TODAY });
  });

  test('[FILE-2] its code is the agency, the day, and a sequence that starts again each day', () => {
    const { hall, ticket } = atDesk();
    expect(hall.receives(C1, LAN, ticket)).toBe('H26.01.99-261123-0001');
    expect(hall.receives(C1, LAN, ticket)).toBe('H26.01.99-261123-0002');
    hall.given({ type: 'CloseDay', date: TODAY }, { type: 'OpenDay', date: TOMORROW });
    hall.given({ type: 'SignIn', counter: C1, clerk: LAN, takeOver: false }, issue(BIRTH));
    const next = hall.calls(C1, LAN);
    hall.given(lan('StartService', next));
    expect(hall.receives(C1, LAN, next)).toBe('H26.01.99-261124-0001');
  });

  test('[FILE-2] it is found by the token of its receipt, and listed in the visit', () => {
    const { hall, ticket } = atDesk();
    const code = hall.receives(C1, LAN, ticket);
    const token = dossierOf(hall, code)?.token;
    expect(token && dossierByToken(hall.state.dossiers, token)?.code).toBe(code);
    expect(dossierByToken(hall.state.dossiers, as('forged'))).toBeUndefined();
    expect(counterView(hall.state, C1, hall.now)?.present?.received).toMatchObject([{ code, state: 'in_progress' }]);
  });

  const due = (received: string, hour: number, days: number) =>
    dueDate(as<LocalDate>(received), hour, days, smallHall.holidays);

  test('[FILE-3] the result is due so many working days later: no weekend, no holiday', () => {
    expect(due('2026-11-23', 9, 0)).toBe('2026-11-23');
    expect(due('2026-11-23', 9, 1)).toBe('2026-11-24');
    expect(due('2026-11-23', 9, 2)).toBe('2026-11-26');
    expect(due('2026-11-23', 9, 4)).toBe('2026-11-30');
    expect(due('2026-11-27', 9, 1)).toBe('2026-11-30');
  });

  test('[FILE-3] what would be ready the same day is due the next working day when received from 15:00 on', () => {
    expect(due('2026-11-23', 14, 0)).toBe('2026-11-23');
    expect(due('2026-11-23', 15, 0)).toBe('2026-11-24');
    expect(due('2026-11-24', 16, 0)).toBe('2026-11-26');
    expect(due('2026-11-23', 16, 1)).toBe('2026-11-24');
  });

  test("[FILE-3] the hour is the branch's own: 14:59 in Hanoi is before three o'clock, 15:00 is not", () => {
    const { hall, ticket } = atDesk();
    hall.after(6 * 60 * MINUTE + 59 * MINUTE);
    expect(dossierOf(hall, hall.receives(C1, LAN, ticket))?.due).toBe('2026-11-23');
    hall.after(MINUTE);
    expect(dossierOf(hall, hall.receives(C1, LAN, ticket))?.due).toBe('2026-11-24');
    expect(dossierOf(hall, hall.receives(C1, LAN, ticket, LAND))?.due).toBe('2026-12-08');
  });
});

describe('a result', () => {
  test('[FILE-4] becomes ready once, and may go back into work', () => {
    const { hall, code } = readyHall();
    hall.refuses({ type: 'MarkReady', dossier: code }, 'dossier_already_ready');
    hall.given({ type: 'WithdrawResult', dossier: code });
    expect(dossierOf(hall, code)?.state).toBe('in_progress');
    hall.refuses({ type: 'WithdrawResult', dossier: code }, 'dossier_not_ready');
    hall.refuses({ type: 'MarkReady', dossier: as('H26.01.99-261123-9999') }, 'dossier_unknown');
    expect(hall.state.dossiers.counts).toEqual({ inProgress: 1, ready: 0, handedOver: 0 });
  });

  test('[FILE-5] is handed over once: a second time is refused, and says when the first was', () => {
    const { hall, code, ticket } = collecting();
    const at = hall.now;
    hall.given(handOver(ticket, code)).after(MINUTE);
    hall.refuses(handOver(ticket, code), { name: 'dossier_already_handed_over', at });
    hall.refuses(decline(ticket, code), { name: 'dossier_already_handed_over', at });
    hall.refuses({ type: 'MarkReady', dossier: code }, { name: 'dossier_already_handed_over', at });
    hall.refuses({ type: 'WithdrawResult', dossier: code }, { name: 'dossier_already_handed_over', at });
    hall.refuses(collect(code), { name: 'dossier_already_handed_over', at });
    expect(hall.state.dossiers.counts).toEqual({ inProgress: 0, ready: 0, handedOver: 1 });
  });

  test('[FILE-5] is not handed over before it is ready, nor on a ticket that does not hold it', () => {
    const { hall, code, ticket } = collecting();
    const visitor = hall.issues();
    hall.given(lan('CallTicket', visitor), lan('StartService', visitor));
    const other = hall.receives(C1, LAN, visitor);
    hall.refuses(handOver(ticket, other), 'dossier_not_on_ticket');
    hall.refuses({ ...handOver(visitor, code), counter: C1, clerk: LAN }, 'dossier_not_on_ticket');
    hall.given({ type: 'WithdrawResult', dossier: code });
    hall.refuses(handOver(ticket, code), { name: 'dossier_not_ready', due: TODAY });
  });

  test('[FILE-6] goes to an authorised person only with a letter', () => {
    const { hall, code, ticket } = collecting();
    const byOther = { ...handOver(ticket, code), to: 'representative' } as const;
    hall.refuses(byOther, 'authorisation_required');
    hall.given({ ...byOther, letter: as<VaultRef>('letter-1') });
    expect(dossierOf(hall, code)).toMatchObject({
      state: 'handed_over',
      handover: { to: 'representative', letter: 'letter-1' },
    });
  });

  test('[FILE-7] not handed over stays ready, with the reason; any other reason needs a note', () => {
    const { hall, code, ticket } = collecting();
    hall.refuses({ ...decline(ticket, code), reason: 'other' }, 'reason_required');
    hall.given(decline(ticket, code));
    expect(dossierOf(hall, code)).toMatchObject({ state: 'ready', declined: 'identity_not_proven' });
    hall.given(handOver(ticket, code));
  });

  test('[UNDO-7] a handover is undone within ten seconds, and may then be done again under another claim', () => {
    const { hall, code, ticket } = collecting();
    hall
      .given(handOver(ticket, code))
      .after(10 * SECOND)
      .given(undo(code));
    expect(dossierOf(hall, code)).toMatchObject({ state: 'ready', handovers: 1 });
    const [event] = hall.grants(handOver(ticket, code));
    expect(event).toMatchObject({ type: 'DossierHandedOver', handover: 2 });
  });

  test('[UNDO-7] not later, not by another clerk, not at another counter, not before the next visitor', () => {
    const { hall, code, ticket } = collecting();
    hall.refuses(undo(code), 'nothing_to_undo');
    hall.given(handOver(ticket, code));
    hall.refuses({ ...undo(code), clerk: LAN }, 'not_signed_in');
    hall.refuses({ ...undo(code), counter: C1, clerk: LAN }, 'nothing_to_undo');
    const next = hall.issues(LAND);
    hall.given(hoa('FinishService', ticket), hoa('CallTicket', next));
    hall.refuses(undo(code), { name: 'counter_busy', number: 'C001' });
    hall.given(hoa('Undo', next));
    hall.after(10 * SECOND + 1).refuses(undo(code), 'too_late_to_undo');
  });
});

describe('a collection ticket', () => {
  test('[COLL-1] is given for what is ready, and for nothing else', () => {
    const { hall, ticket } = atDesk();
    const code = hall.receives(C1, LAN, ticket);
    hall.refuses(collect(code), { name: 'dossier_not_ready', due: TODAY });
    hall.refuses(collect(as('H26.01.99-261123-9999')), 'dossier_unknown');
    hall.given({ type: 'MarkReady', dossier: code }, collect(code));
    expect(hall.ticket(ticketId('T001'))).toMatchObject({ category: 'collection', dossiers: [code] });
  });

  test('[COLL-2] holds none when the slip is lost, one, or several; the same receipt twice counts once', () => {
    const { hall, ticket } = atDesk();
    const codes = [hall.receives(C1, LAN, ticket), hall.receives(C1, LAN, ticket)];
    for (const dossier of codes) hall.given({ type: 'MarkReady', dossier });
    hall.given(collect(), collect(...codes, ...codes));
    expect(hall.ticket(ticketId('T001'))).toMatchObject({ dossiers: [] });
    expect(hall.ticket(ticketId('T002'))).toMatchObject({ dossiers: codes });
  });

  test('[COLL-3] another receipt joins the living ticket, also when the clerk found it', () => {
    const { hall, code } = readyHall();
    hall.given(collect());
    const ticket = hall.calls(C3, HOA);
    const join = { type: 'JoinDossiers', ticket, dossiers: [code, code] } as const;
    hall.given(hoa('StartService', ticket), join);
    expect(hall.ticket(ticket)).toMatchObject({ dossiers: [code] });
    hall.refuses(join, { name: 'dossier_on_ticket', number: 'T001' });
    hall.refuses({ ...join, dossiers: [] }, 'nothing_to_change');
    hall.given(handOver(ticket, code), hoa('FinishService', ticket));
    hall.refuses({ ...join, dossiers: [] }, { name: 'ticket_ended', state: 'served' });
    hall.refuses({ ...join, ticket: ticketId('A001'), dossiers: [] }, 'not_a_collection_ticket');
    hall.refuses({ ...join, ticket: ticketId('A999'), dossiers: [] }, 'ticket_unknown');
  });

  test('[COLL-4] a dossier waits on one living ticket only, and comes free when that one ends', () => {
    const { hall, code } = readyHall();
    hall.given(collect(code));
    hall.refuses(collect(code), { name: 'dossier_on_ticket', number: 'T001' });
    hall.given({ type: 'CancelTicket', ticket: ticketId('T001') }, collect(code));
    expect(dossierOf(hall, code)?.collection).toBe(ticketId('T002'));
  });

  test('[COLL-4] a collection that was not finished yesterday is asked for again today', () => {
    const { hall, code } = readyHall();
    hall.given(collect(code), { type: 'CloseDay', date: TODAY }, { type: 'OpenDay', date: TOMORROW }, collect(code));
    expect(dossierOf(hall, code)?.collection).toBe(`${TOMORROW}/T001`);
  });

  test('[COLL-5] the clerk sees its dossiers on calling it, before anything is handed over', () => {
    const { hall, code } = readyHall();
    hall.given(collect(code));
    hall.calls(C3, HOA);
    expect(counterView(hall.state, C3, hall.now)?.present?.dossiers).toMatchObject([{ code, state: 'ready' }]);
  });

  test('[COLL-1] a branch whose day has not opened gives none, and receives nothing', () => {
    const hall = new Hall();
    hall.refuses({ type: 'MarkReady', dossier: as('H26.01.99-261123-0001') }, 'branch_not_ready');
    hall.refuses(collect(), 'service_not_offered_here');
    hall.given({ type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall });
    hall.refuses({ type: 'MarkReady', dossier: as('H26.01.99-261123-0001') }, 'branch_closed');
    hall.refuses(collect(), 'branch_closed');
  });
});
