import { describe, expect, test } from 'vitest';
import { as, type DossierCode, type VaultRef } from '../../queue/ids.ts';
import { collecting, correct, decline, dossierOf, erase, handOver, readyHall, undo } from './dossier-desk.ts';
import { C1, C3, HOA, LAN, LAND, MINUTE, SECOND, smallHall, TODAY, TOMORROW } from './small-hall.ts';
import { collect, Hall, hoa, lan } from './specification.ts';

describe('a result', () => {
  test('[FILE-4] is reported on any day, and before the first one only for what nobody has received', () => {
    const none = as<DossierCode>('H26.01.99-261123-0001');
    const unopened = new Hall().given({ type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall });
    unopened.refuses({ type: 'MarkReady', dossier: none }, 'dossier_unknown');
    unopened.refuses({ type: 'WithdrawResult', dossier: none }, 'dossier_unknown');
    const { hall, code } = readyHall();
    hall.given({ type: 'CloseDay', date: TODAY }, { type: 'WithdrawResult', dossier: code });
    hall.given({ type: 'MarkReady', dossier: code });
  });

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
    expect(dossierOf(hall, code)).toMatchObject({ state: 'ready', declined: { reason: 'identity_not_proven' } });
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

  test('[FILE-9] a supervisor takes a handover back when nobody can undo it, with a reason; it is done again under another claim', () => {
    const { hall, code, ticket } = collecting();
    hall.refuses(correct(code), 'dossier_not_handed_over');
    hall.given(handOver(ticket, code), hoa('FinishService', ticket), { type: 'CloseDay', date: TODAY });
    hall.refuses(undo(code), 'branch_closed');
    const at = hall.now;
    hall.given(correct(code));
    const correction = { at, clerk: LAN, reason: 'reason-1' };
    expect(dossierOf(hall, code)).toMatchObject({ state: 'ready', declined: null, handovers: 1, correction });
    expect(hall.state.dossiers.counts).toEqual({ inProgress: 0, ready: 1, handedOver: 0 });
    hall.refuses(correct(code), 'dossier_not_handed_over');
    hall.given({ type: 'OpenDay', date: TOMORROW }, { type: 'SignIn', counter: C3, clerk: HOA, takeOver: false });
    hall.given(collect(code));
    const next = hall.calls(C3, HOA);
    hall.given(hoa('StartService', next));
    const [event] = hall.grants(handOver(next, code));
    expect(event).toMatchObject({ type: 'DossierHandedOver', handover: 2 });
  });

  test('[FILE-9] while its ticket is still being served, it may be handed over there, and waits on no other', () => {
    const { hall, code, ticket } = collecting();
    hall.given(handOver(ticket, code), correct(code));
    hall.refuses(collect(code), { name: 'dossier_on_ticket', number: 'T001' });
    hall.given(decline(ticket, code), handOver(ticket, code), correct(code), hoa('FinishService', ticket));
    hall.given(collect(code));
  });

  test('[FILE-10] personal data is erased once, of what was handed over; then its handover is neither undone nor corrected', () => {
    const { hall, code, ticket } = collecting();
    hall.refuses(erase(code), 'dossier_not_handed_over');
    const note = as<VaultRef>('note-1');
    const letter = as<VaultRef>('letter-1');
    hall.given({ ...decline(ticket, code), reason: 'other', note });
    hall.refuses(erase(code), 'dossier_not_handed_over');
    hall.given({ ...handOver(ticket, code), to: 'representative', letter });
    expect(dossierOf(hall, code)).toMatchObject({ rows: [note, letter], erased: false });
    hall.given(erase(code));
    expect(dossierOf(hall, code)).toMatchObject({ state: 'handed_over', rows: [], erased: true });
    hall.refuses(erase(code), 'nothing_to_change');
    hall.refuses(correct(code), 'dossier_erased');
    hall.refuses(undo(code), 'dossier_erased');
  });
});
