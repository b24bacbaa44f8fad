import { describe, expect, test } from 'vitest';
import { evolve, initialBranch } from '../../queue/branch/branch.ts';
import { claimsOf } from '../../queue/branch/claims.ts';
import { load } from '../../queue/branch/snapshot.ts';
import { officeView } from '../../queue/branch/views/office-view.ts';
import { SHELVED_AFTER_DAYS, SHELVED_AT_ONCE } from '../../queue/dossier/shelving.ts';
import { dossierByToken } from '../../queue/dossier/state.ts';
import { as, type LocalDate } from '../../queue/ids.ts';
import { collecting, correct, decline, dossierOf, erase, handOver, undo } from './dossier-desk.ts';
import { expectSound } from './invariants.ts';
import { save } from './saved.ts';
import { C1, C3, HOA, LAN, MINUTE, SECOND, TODAY } from './small-hall.ts';
import { collect, type Hall, hoa, lan } from './specification.ts';

const DAY = 24 * 60 * MINUTE;
const dayAfter = (days: number): LocalDate => as<LocalDate>(Temporal.PlainDate.from(TODAY).add({ days }).toString());

/** The day ends, and the next one opens so many days after the handover's. */
const opens = (hall: Hall, days: number) => {
  const open = hall.state.line.day;
  if (open !== null && open.phase !== 'closed') hall.given({ type: 'CloseDay', date: open.date });
  hall.after(DAY);
  return hall.grants({ type: 'OpenDay', date: dayAfter(days) });
};

/** Handed over, and a week gone. */
function shelved() {
  const { hall, code, ticket } = collecting();
  hall.given(handOver(ticket, code));
  const handedOverAt = hall.now;
  hall.given(hoa('FinishService', ticket));
  const events = opens(hall, SHELVED_AFTER_DAYS);
  return { hall, code, events, handedOverAt };
}

describe('[FILE-11] what was handed over a week before leaves the state at the opening of the day', () => {
  test('not a day earlier', () => {
    const { hall, code, ticket } = collecting();
    hall.given(handOver(ticket, code), hoa('FinishService', ticket));
    expect(opens(hall, SHELVED_AFTER_DAYS - 1).map(({ type }) => type)).toEqual(['DayOpened']);
    expect(dossierOf(hall, code)?.state).toBe('handed_over');
    expect(hall.asks({ type: 'ShelveDossiers' })).toEqual({ ok: false, refusal: { name: 'nothing_to_change' } });
  });

  test('with every index of it, and it is counted still', () => {
    const { hall, code, events } = shelved();
    expect(events.at(-1)).toEqual({ type: 'DossiersShelved', handedOverBefore: dayAfter(1), dossiers: [code] });
    const { dossiers } = hall.state;
    expect([dossiers.dossiers.size, dossiers.byToken.size, dossiers.byHandover.size]).toEqual([0, 0, 0]);
    expect(dossiers.receivedIn.size).toBe(0);
    expect(dossierByToken(dossiers, as('token-7'))).toBeUndefined();
    expect(officeView(hall.state, hall.now)?.dossiers).toEqual({ inProgress: 0, ready: 0, handedOver: 1 });
    expectSound(hall.state);
  });

  test('and a snapshot is the smaller for it', () => {
    const { hall } = shelved();
    expect(save(hall.state)).toMatchObject({ dossiers: [], papers: [], shelved: 1 });
    const loaded = load(JSON.parse(JSON.stringify(save(hall.state))));
    expect(loaded.dossiers.counts).toEqual(hall.state.dossiers.counts);
    expectSound(loaded);
  });

  test('what is not handed over stays, however long', () => {
    const { hall, code, ticket } = collecting();
    hall.given(decline(ticket, code), hoa('FinishService', ticket));
    expect(opens(hall, 3_000).map(({ type }) => type)).toEqual(['DayOpened']);
    expect(dossierOf(hall, code)?.state).toBe('ready');
  });

  test('so many in one event; the rest, the longest ago first, when the house asks for it', () => {
    const { hall, code } = manyGiven(SHELVED_AT_ONCE + 3);
    const first = opens(hall, SHELVED_AFTER_DAYS).at(-1);
    if (first?.type !== 'DossiersShelved') throw new Error('Nothing was shelved');
    expect(first.dossiers).toHaveLength(SHELVED_AT_ONCE);
    expect(first.dossiers[0]).toBe(code(0));
    const rest = hall.grants({ type: 'ShelveDossiers' });
    expect(rest).toMatchObject([
      { dossiers: [code(SHELVED_AT_ONCE), code(SHELVED_AT_ONCE + 1), code(SHELVED_AT_ONCE + 2)] },
    ]);
    expect(hall.state.dossiers.dossiers.size).toBe(0);
    expect(hall.state.dossiers.shelved).toBe(SHELVED_AT_ONCE + 3);
  });
});

describe('[FILE-12] a shelved dossier is decided on as before, and comes back when it is changed', () => {
  test('it is not handed over, made ready or collected again, and says when it was handed over', () => {
    const { hall, code, handedOverAt } = shelved();
    const already = { ok: false, refusal: { name: 'dossier_already_handed_over', at: handedOverAt } };
    expect(hall.asks({ type: 'MarkReady', dossier: code })).toEqual(already);
    expect(hall.asks({ type: 'WithdrawResult', dossier: code })).toEqual(already);
    expect(hall.asks(collect(code))).toEqual(already);
    hall.given({ type: 'SignIn', counter: C3, clerk: HOA, takeOver: false }, collect());
    const ticket = hall.calls(C3, HOA);
    hall.given(hoa('StartService', ticket));
    expect(hall.asks({ type: 'JoinDossiers', ticket, dossiers: [code] })).toEqual(already);
    expect(hall.asks(handOver(ticket, code))).toMatchObject({ refusal: { name: 'dossier_not_on_ticket' } });
    hall.given(hoa('FinishService', ticket));
    expect(hall.asks(undo(code))).toMatchObject({ refusal: { name: 'too_late_to_undo' } });
    expect(dossierOf(hall, code)).toBeUndefined();
  });

  test('a supervisor corrects the handover: the event before carries all that was known, and it is handed over anew', () => {
    const { hall, code } = shelved();
    const before = JSON.parse(hall.shelf.facts.get(code) ?? '');
    const [taken, corrected] = hall.grants(correct(code));
    expect(taken).toEqual({ type: 'DossierTakenFromShelf', dossier: code, facts: before });
    expect(corrected).toMatchObject({ type: 'HandoverCorrected', dossier: code });
    expect(dossierOf(hall, code)).toMatchObject({ state: 'ready', handovers: 1, token: before.token });
    expect(dossierByToken(hall.state.dossiers, before.token)?.code).toBe(code);
    expect(hall.state.dossiers.counts).toEqual({ inProgress: 0, ready: 1, handedOver: 0 });
    expectSound(hall.state);
    hall.given({ type: 'SignIn', counter: C3, clerk: HOA, takeOver: false }, collect(code));
    const ticket = hall.calls(C3, HOA);
    hall.given(hoa('StartService', ticket));
    const [again] = hall.grants(handOver(ticket, code));
    expect(again && claimsOf(again)).toEqual([`collected:${code}#2`]);
    hall.given(hoa('FinishService', ticket));
    expect(opens(hall, 2 * SHELVED_AFTER_DAYS).at(-1)).toMatchObject({ type: 'DossiersShelved', dossiers: [code] });
    expect(JSON.parse(hall.shelf.facts.get(code) ?? '')).toMatchObject({ handovers: 2, correction: { clerk: LAN } });
  });

  test('its personal data is erased, once, and it goes back to the shelf', () => {
    const { hall, code } = shelved();
    expect(hall.grants(erase(code)).map(({ type }) => type)).toEqual(['DossierTakenFromShelf', 'PersonalDataErased']);
    expect(hall.asks(erase(code))).toMatchObject({ refusal: { name: 'nothing_to_change' } });
    expect(hall.grants({ type: 'ShelveDossiers' })).toMatchObject([{ dossiers: [code] }]);
    expect(hall.asks(erase(code))).toMatchObject({ refusal: { name: 'nothing_to_change' } });
    expect(hall.asks(correct(code))).toMatchObject({ refusal: { name: 'dossier_erased' } });
    expectSound(hall.state);
  });

  test('facts from the shelf do not count beside those of the state, which are newer', () => {
    const { hall, code } = shelved();
    hall.given(correct(code));
    expect(hall.shelf.facts.has(code)).toBe(true);
    expect(hall.grants({ type: 'WithdrawResult', dossier: code }).map(({ type }) => type)).toEqual(['ResultWithdrawn']);
  });

  test('the stream alone folds to the same state', () => {
    const { hall, code } = shelved();
    hall.given(correct(code)).after(SECOND);
    const again = hall.entries.reduce(
      (state, { event, at }) => evolve(state, JSON.parse(JSON.stringify(event)), at),
      initialBranch,
    );
    expect(save(again)).toEqual(save(hall.state));
  });
});

/** So many dossiers of one visit, all handed over to the next visitor. */
function manyGiven(count: number) {
  const { hall, code: first, ticket } = collecting();
  const received = hall.issues();
  hall.given(lan('CallTicket', received), lan('StartService', received));
  const codes = [first, ...Array.from({ length: count - 1 }, () => hall.receives(C1, LAN, received))];
  for (const code of codes.slice(1)) hall.given({ type: 'MarkReady', dossier: code });
  hall.given({ type: 'JoinDossiers', ticket, dossiers: codes.slice(1) });
  for (const code of codes) hall.given(handOver(ticket, code));
  hall.given(hoa('FinishService', ticket), lan('FinishService', received));
  return { hall, code: (index: number) => codes[index] };
}
