import { describe, expect, test } from 'vitest';
import { counterView } from '../../queue/branch/views/counter-view.ts';
import { C1, C2, C3, COPY, EIGHT, LAN, LAND, MINH, MINUTE, SECOND, TODAY } from './small-hall.ts';
import { type Hall, hoa, lan, minh, openHall } from './specification.ts';

describe('undo', () => {
  test('[UNDO-1] a call is taken back within ten seconds, and the ticket waits where it stood', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.issues();
    hall.given(lan('CallTicket', ticket));
    hall.after(10 * SECOND).given(lan('Undo', ticket));
    expect(hall.ticket(ticket)).toMatchObject({ state: 'waiting', due: EIGHT + 20 * MINUTE, firstCalledAt: null });
    expect(hall.present(C1)).toBeNull();
    expect(hall.calls(C1, LAN)).toBe(ticket);
  });

  test('[UNDO-1] after ten seconds it is too late', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket));
    hall.after(10 * SECOND + 1).refuses(lan('Undo', ticket), 'too_late_to_undo');
  });

  test('[UNDO-1] only what the clerk did last, and only once', () => {
    const hall = openHall();
    const ticket = hall.issues();
    const other = hall.issues();
    hall.refuses(lan('Undo', ticket), 'nothing_to_undo');
    hall.given(lan('CallTicket', ticket));
    hall.refuses(lan('Undo', other), 'nothing_to_undo');
    hall.refuses({ ...lan('Undo', ticket), clerk: MINH }, 'not_signed_in');
    hall.refuses(minh('Undo', ticket), 'nothing_to_undo');
    hall.given(lan('Undo', ticket));
    hall.refuses(lan('Undo', ticket), 'nothing_to_undo');
  });

  test('[UNDO-1] what another clerk did at the counter is not undone by the one who took it over', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), { type: 'SignOut', counter: C2, clerk: MINH });
    hall.given({ type: 'SignIn', counter: C1, clerk: MINH, takeOver: true });
    hall.refuses({ ...lan('Undo', ticket), clerk: MINH }, 'nothing_to_undo');
  });

  test('[UNDO-1] the clerk who took a counter over undoes what they did with the ticket found there', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), lan('StartService', ticket), { type: 'SignOut', counter: C2, clerk: MINH });
    hall.given({ type: 'SignIn', counter: C1, clerk: MINH, takeOver: true });
    hall.given({ ...lan('FinishService', ticket), clerk: MINH }, { ...lan('Undo', ticket), clerk: MINH });
    expect(hall.ticket(ticket)).toMatchObject({ state: 'serving', clerk: MINH });
  });

  test('[UNDO-2] a call ends the undo of the step before it, and so does its own undo', () => {
    const hall = openHall();
    const first = hall.issues();
    const second = hall.issues();
    const parked = hall.issues();
    hall.given(lan('CallTicket', parked), lan('StartService', parked), lan('ParkTicket', parked));
    hall.given(lan('CallTicket', first), lan('MissTicket', first), lan('CallTicket', second));
    hall.refuses(lan('Undo', first), 'nothing_to_undo');
    hall.given(lan('Undo', second));
    hall.refuses(lan('Undo', first), 'nothing_to_undo');
  });

  test('[UNDO-3] an undone call leaves the board', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket));
    expect(hall.state.line.calls.size).toBe(1);
    hall.given(lan('Undo', ticket));
    expect(hall.state.line.calls.size).toBe(0);
  });

  test('[UNDO-3] an undone call does not count in the row of priority tickets', () => {
    const hall = openHall();
    hall.issues();
    for (let i = 0; i < 3; i++) hall.issues(undefined, 'merit');
    hall.after(30 * MINUTE);
    hall.given(lan('FinishService', hall.calls(C1, LAN)));
    const second = hall.calls(C1, LAN);
    hall.given(lan('Undo', second));
    expect(hall.state.line.counters.get(C1)?.urgentRun).toBe(1);
    expect(hall.calls(C1, LAN)).toBe(second);
  });

  test('[UNDO-3] the next call of an undone one has an id of its own', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), lan('Undo', ticket), lan('CallTicket', ticket));
    expect([...hall.state.line.calls.keys()]).toEqual([`${ticket}/2`]);
  });

  test('[UNDO-4] a no-show is taken back: called again, its call open, what was withdrawn stays silent', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket)).after(MINUTE).given(lan('MissTicket', ticket));
    hall.after(SECOND).given(lan('Undo', ticket));
    expect(hall.ticket(ticket)).toMatchObject({ state: 'called', calledAt: EIGHT });
    expect([...hall.state.line.calls.values()]).toMatchObject([{ endedAt: null, voice: 'withdrawn' }]);
    expect(hall.present(C1)).toBe('A001');
  });

  test('[UNDO-4] a no-show that came back meanwhile is not taken back', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), lan('MissTicket', ticket), minh('ReinstateTicket', ticket));
    hall.refuses(lan('Undo', ticket), 'nothing_to_undo');
  });

  test('[UNDO-4] a no-show missed again at another counter belongs to that one', () => {
    const hall = openHall();
    const ticket = hall.issues();
    const other = hall.issues();
    hall.given(lan('CallTicket', ticket), lan('MissTicket', ticket), minh('ReinstateTicket', ticket));
    hall.given(minh('CallTicket', ticket), minh('MissTicket', ticket), minh('CallTicket', other));
    hall.refuses(lan('Undo', ticket), 'nothing_to_undo');
  });

  test('[UNDO-5] a finish is taken back: serving again, with its start', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), lan('StartService', ticket));
    hall.after(MINUTE).given(lan('FinishService', ticket));
    hall.after(SECOND).given(lan('Undo', ticket));
    expect(hall.ticket(ticket)).toMatchObject({ state: 'serving', startedAt: EIGHT });
    expect(hall.present(C1)).toBe('A001');
  });

  test('[UNDO-6] finish and call next is undone whole', () => {
    const hall = openHall();
    const first = hall.issues();
    const second = hall.issues();
    hall.given(lan('CallTicket', first), lan('StartService', first), lan('FinishAndCallNext', first));
    const events = hall.after(SECOND).grants(lan('Undo', second));
    expect(events.map(({ type }) => type)).toEqual(['CallUndone', 'FinishUndone']);
    expect([hall.ticket(first).state, hall.ticket(second).state]).toEqual(['serving', 'waiting']);
    expect(hall.state.line.counters.get(C1)).toMatchObject({ present: first, step: null });
  });

  test('[UNDO-6] once the next one is being served, the pair stands', () => {
    const hall = openHall();
    const first = hall.issues();
    const second = hall.issues();
    hall.given(lan('CallTicket', first), lan('FinishAndCallNext', first), lan('StartService', second));
    hall.refuses(lan('Undo', second), 'nothing_to_undo');
    hall.refuses(lan('Undo', first), 'nothing_to_undo');
  });

  test.each(['called', 'serving'] as const)(
    '[UNDO-9] a transfer from %s to a service of other counters is taken back to the desk, as it stood',
    (from) => {
      const hall = openHall();
      const ticket = hall.issues();
      hall.given(lan('CallTicket', ticket));
      if (from === 'serving') hall.after(SECOND).given(lan('StartService', ticket));
      const before = hall.ticket(ticket);
      hall.after(MINUTE).given({ ...lan('TransferTicket', ticket), service: LAND, to: null });
      expect(hall.ticket(ticket)).toMatchObject({ state: 'waiting', service: LAND });
      hall.after(10 * SECOND).given(lan('Undo', ticket));
      expect(hall.ticket(ticket)).toEqual(before);
      expect(hall.present(C1)).toBe('A001');
      hall.refuses(lan('Undo', ticket), 'nothing_to_undo');
    },
  );

  test('[UNDO-9] a call that a transfer ended stands open again, and is not spoken after all', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), { ...lan('TransferTicket', ticket), service: null, to: C3 });
    expect([...hall.state.line.calls.values()]).toMatchObject([{ voice: 'withdrawn' }]);
    hall.given(lan('Undo', ticket));
    expect([...hall.state.line.calls.values()]).toMatchObject([{ endedAt: null, voice: 'withdrawn' }]);
    expect(hall.ticket(ticket)).toMatchObject({ state: 'called', only: null });
  });

  test('[UNDO-9] who was sent on from the line is taken back to it, also while the counter serves somebody', () => {
    const hall = openHall();
    const present = hall.issues();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', present), lan('StartService', present));
    const before = hall.ticket(ticket);
    hall.given({ ...lan('TransferTicket', ticket), service: LAND, to: null });
    hall.refuses(minh('Undo', ticket), 'nothing_to_undo');
    hall.given(lan('Undo', ticket));
    expect(hall.ticket(ticket)).toEqual(before);
    expect(hall.present(C1)).toBe('A001');
  });

  test('[UNDO-9] who was returned from parking is parked again at the same counter', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), lan('StartService', ticket), lan('ParkTicket', ticket));
    const before = hall.ticket(ticket);
    hall.after(SECOND).given(lan('ReturnTicket', ticket)).after(SECOND).given(lan('Undo', ticket));
    expect(hall.ticket(ticket)).toEqual(before);
    expect(hall.state.line.counters.get(C1)?.parked).toEqual([ticket]);
  });

  test('[UNDO-9] not after ten seconds, nor once another counter has called it, sent it on or made it something else', () => {
    const sent = () => {
      const hall = openHall();
      const ticket = hall.issues();
      hall.given(lan('CallTicket', ticket), { ...lan('TransferTicket', ticket), service: LAND, to: null });
      return { hall, ticket };
    };
    const late = sent();
    late.hall.after(10 * SECOND + 1).refuses(lan('Undo', late.ticket), 'too_late_to_undo');
    const taken = sent();
    taken.hall.given(hoa('CallTicket', taken.ticket));
    taken.hall.refuses(lan('Undo', taken.ticket), 'nothing_to_undo');
    taken.hall.given(hoa('Undo', taken.ticket)).refuses(lan('Undo', taken.ticket), 'nothing_to_undo');
    const onward = sent();
    onward.hall.given({ ...hoa('TransferTicket', onward.ticket), service: null, to: C3 });
    onward.hall.refuses(lan('Undo', onward.ticket), 'nothing_to_undo');
    const amended = sent();
    const copy = { service: COPY, category: null, ground: null };
    amended.hall.given({ type: 'AmendTicket', ticket: amended.ticket, ...copy });
    amended.hall.refuses(lan('Undo', amended.ticket), 'nothing_to_undo');
  });

  test('[UNDO-2] taking back a parked ticket ends the undo of the transfer before it', () => {
    const hall = openHall();
    const parked = hall.issues();
    hall.given(lan('CallTicket', parked), lan('StartService', parked), lan('ParkTicket', parked));
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), { ...lan('TransferTicket', ticket), service: LAND, to: null });
    hall.given(lan('TakeBackTicket', parked));
    hall.refuses(lan('Undo', ticket), 'nothing_to_undo');
  });

  test('[UNDO-9] who let others go first lets the same number go first after a transfer that was taken back', () => {
    const hall = openHall();
    const back = hall.issues();
    hall.given(lan('CallTicket', back), lan('MissTicket', back), lan('ReinstateTicket', back), lan('CallTicket', back));
    const before = hall.ticket(back);
    hall.given({ ...lan('TransferTicket', back), service: null, to: null }, lan('Undo', back));
    expect(hall.ticket(back)).toEqual(before);
  });

  test('[UNDO-9] once calling has ended a transfer from the desk is taken back, one from the line is not', () => {
    const hall = openHall();
    const present = hall.issues();
    const waits = hall.issues();
    hall.given(lan('CallTicket', present), { ...lan('TransferTicket', present), service: LAND, to: null });
    hall.given({ type: 'EndCalling' }, lan('Undo', present));
    expect(hall.present(C1)).toBe('A001');
    const other = openHall();
    other.issues();
    other.issues();
    other.given({ ...lan('TransferTicket', waits), service: LAND, to: null }, { type: 'EndCalling' });
    other.refuses(lan('Undo', waits), 'calling_ended');
  });

  test('[UNDO-1] nothing is undone once the day is closed', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), { type: 'CloseDay', date: TODAY });
    hall.refuses(lan('Undo', ticket), 'branch_closed');
  });
});

describe('what the console offers to take back', () => {
  const offered = (hall: Hall) => counterView(hall.state, C1, hall.now)?.undo ?? null;

  test('[VIEW-8] given a call, when its visitor has come, then nothing: a service that has begun is not undone', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket));
    expect(offered(hall)).toEqual({ ticket, number: 'A001', kind: 'call', until: hall.now + 10 * SECOND });
    hall.after(SECOND).given(lan('StartService', ticket));
    expect(offered(hall)).toBeNull();
    hall.refuses(lan('Undo', ticket), 'nothing_to_undo');
  });

  test('[VIEW-8] given a no-show, when it is reinstated, then nothing', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), lan('MissTicket', ticket));
    expect(offered(hall)).toMatchObject({ kind: 'miss' });
    hall.given(minh('ReinstateTicket', ticket));
    expect(offered(hall)).toBeNull();
    hall.refuses(lan('Undo', ticket), 'nothing_to_undo');
  });

  test('[VIEW-8] given a step, when ten seconds have gone by, then nothing', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket)).after(10 * SECOND);
    expect(offered(hall)).not.toBeNull();
    hall.after(1);
    expect(offered(hall)).toBeNull();
  });

  test('[VIEW-8] given a finish, when the counter holds another ticket, then nothing', () => {
    const hall = openHall();
    const parked = hall.issues();
    hall.given(lan('CallTicket', parked), lan('StartService', parked), lan('ParkTicket', parked));
    const first = hall.issues();
    hall.given(lan('CallTicket', first), lan('FinishService', first));
    expect(offered(hall)).toMatchObject({ kind: 'finish', number: 'A002' });
    hall.given(lan('TakeBackTicket', parked));
    expect(offered(hall)).toBeNull();
  });
});
