import { describe, expect, test } from 'vitest';
import { counterView } from '../../queue/branch/views/counter-view.ts';
import { dossiersView } from '../../queue/branch/views/dossiers-view.ts';
import { as } from '../../queue/ids.ts';
import { atDesk, collecting, dossierOf, handOver, readyHall } from './dossier-desk.ts';
import { BIRTH, C1, C2, C3, HOA, LAN, RESULTS, smallHall, TODAY, TOMORROW } from './small-hall.ts';
import { collect, Hall, hoa, receive, ticketId } from './specification.ts';

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

  test('[COLL-3] scanned together with one that is here already, the new receipt joins', () => {
    const { hall, ticket } = atDesk();
    const codes = [hall.receives(C1, LAN, ticket), hall.receives(C1, LAN, ticket)];
    for (const dossier of codes) hall.given({ type: 'MarkReady', dossier });
    hall.given(collect(codes[0] as (typeof codes)[number]));
    const join = { type: 'JoinDossiers', ticket: ticketId('T001'), dossiers: codes } as const;
    hall.given(join);
    expect(hall.ticket(ticketId('T001'))).toMatchObject({ dossiers: codes });
    hall.refuses(join, { name: 'dossier_on_ticket', number: 'T001' });
  });

  test('[COLL-6] made a ticket for something else, it collects nothing: its dossiers are free for another', () => {
    const { hall, code } = readyHall();
    hall.given(collect(code));
    const amend = { type: 'AmendTicket', ticket: ticketId('T001'), ground: null } as const;
    hall.given({ ...amend, service: BIRTH, category: 'standard' });
    expect(hall.ticket(ticketId('T001'))).toMatchObject({ category: 'standard', dossiers: [] });
    hall.given(collect(code));
    expect(dossierOf(hall, code)?.collection).toBe(ticketId('T002'));
  });

  test('[COLL-6] made one for results again after a slip, it is a collection ticket, and its receipts join anew', () => {
    const { hall, code } = readyHall();
    hall.given(collect(code));
    const ticket = ticketId('T001');
    const before = hall.ticket(ticket);
    const amend = { type: 'AmendTicket', ticket, category: null, ground: null } as const;
    hall.given({ ...amend, service: BIRTH, category: 'priority', ground: 'elderly' });
    hall.given({ ...amend, service: RESULTS });
    expect(hall.ticket(ticket)).toEqual({ ...before, dossiers: [] });
    hall.given({ type: 'JoinDossiers', ticket, dossiers: [code] });
    expect(hall.ticket(ticket)).toEqual(before);
    hall.given(hoa('CallTicket', ticket), hoa('StartService', ticket), handOver(ticket, code));
  });

  test('[COLL-6] a ticket that was taken for something else is made a collection ticket, and stands in its line', () => {
    const { hall } = readyHall();
    const ticket = hall.issues(BIRTH);
    hall.given({ type: 'AmendTicket', ticket, service: RESULTS, category: null, ground: null });
    expect(hall.ticket(ticket)).toMatchObject({ category: 'collection', ground: null, service: RESULTS, dossiers: [] });
    hall.given({ type: 'CallNext', counter: C3, clerk: HOA });
    expect(hall.ticket(ticket).state).toBe('called');
  });

  test('[COLL-4] a dossier waits on one living ticket only, and comes free when that one ends', () => {
    const { hall, code } = readyHall();
    hall.given(collect(code));
    hall.refuses(collect(code), { name: 'dossier_on_ticket', number: 'T001' });
    hall.given({ type: 'CancelTicket', ticket: ticketId('T001') }, collect(code));
    expect(dossierOf(hall, code)?.collection).toBe(ticketId('T002'));
  });

  test('[COLL-4] a no-show is not reinstated while its dossier waits on a later ticket, and is once that one has ended', () => {
    const { hall, code } = readyHall();
    const [first, second] = [ticketId('T001'), ticketId('T002')];
    hall.given(collect(code), hoa('CallTicket', first), hoa('MissTicket', first), collect(code));
    hall.refuses(hoa('ReinstateTicket', first), { name: 'dossier_on_ticket', number: 'T002' });
    hall.refuses(hoa('Undo', first), { name: 'dossier_on_ticket', number: 'T002' });
    expect(counterView(hall.state, C3, hall.now)?.undo).toBeNull();
    hall.given({ type: 'CancelTicket', ticket: second }, hoa('ReinstateTicket', first));
    hall.refuses(collect(code), { name: 'dossier_on_ticket', number: 'T001' });
    expect(dossierOf(hall, code)?.collection).toBe(first);
  });

  test('[COLL-4] a finish is not taken back while a dossier of that visit waits on a later ticket', () => {
    const { hall, code, ticket } = collecting();
    hall.given(hoa('FinishService', ticket), collect(code));
    hall.refuses(hoa('Undo', ticket), { name: 'dossier_on_ticket', number: 'T002' });
    hall.given({ type: 'CancelTicket', ticket: ticketId('T002') }, hoa('Undo', ticket));
    expect(dossierOf(hall, code)?.collection).toBe(ticket);
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
    expect(dossiersView(hall.state, HOA).dossiers).toMatchObject([{ code, state: 'ready' }]);
  });

  test('[VIEW-9] the dossiers at a counter are shown to its clerk alone, and to that clerk only while sitting there', () => {
    const { hall, code, ticket } = collecting();
    const nothing = { ticket: null, dossiers: [], received: [] };
    expect(dossiersView(hall.state, HOA)).toMatchObject({ ticket, dossiers: [{ code }] });
    expect(dossiersView(hall.state, LAN)).toEqual(nothing);
    expect(dossiersView(hall.state, as('nobody-known'))).toEqual(nothing);
    for (const counter of [C1, C2, C3])
      expect(JSON.stringify(counterView(hall.state, counter, hall.now))).not.toContain(code);
    hall.given({ type: 'SignIn', counter: C3, clerk: as('duc'), takeOver: true });
    expect(dossiersView(hall.state, HOA)).toEqual(nothing);
    expect(dossiersView(hall.state, as('duc'))).toMatchObject({ ticket, dossiers: [{ code }] });
  });

  test('[COLL-1] a branch whose day has not opened gives none, and receives nothing', () => {
    const hall = new Hall();
    hall.refuses({ type: 'MarkReady', dossier: as('H26.01.99-261123-0001') }, 'branch_not_ready');
    hall.refuses(collect(), 'service_not_offered_here');
    hall.given({ type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall });
    hall.refuses(receive(C1, LAN, ticketId('A001')), 'branch_closed');
    hall.refuses(collect(), 'branch_closed');
  });
});
