import { describe, expect, test } from 'vitest';
import { counterView } from '../../queue/branch/views/counter-view.ts';
import { BIRTH, C1, C2, COPY, LAN } from './small-hall.ts';
import { lan, minh, openHall } from './specification.ts';

describe('nobody is sent to a line that nobody calls', () => {
  test('[UNDO-8] a call is not taken back once calling has ended: the visitor stays at the desk', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.given(lan('CallTicket', ticket), { type: 'EndCalling' });
    expect(counterView(hall.state, C1, hall.now)?.undo).toBeNull();
    hall.refuses(lan('Undo', ticket), 'calling_ended');
    hall.given(lan('StartService', ticket), lan('FinishService', ticket));
  });

  test('[UNDO-8] nor is finish and call next, neither half of it', () => {
    const hall = openHall();
    const [first, second] = [hall.issues(), hall.issues()];
    hall.given(lan('CallTicket', first), lan('StartService', first), lan('FinishAndCallNext', first));
    hall.given({ type: 'EndCalling' });
    hall.refuses(lan('Undo', second), 'calling_ended');
    expect([hall.ticket(first).state, hall.ticket(second).state]).toEqual(['served', 'called']);
  });

  test('[UNDO-8] a no-show and a finish are taken back to the desk, also after calling has ended', () => {
    const hall = openHall();
    const [missed, served] = [hall.issues(), hall.issues()];
    hall.given(lan('CallTicket', missed), minh('CallTicket', served), minh('StartService', served), {
      type: 'EndCalling',
    });
    hall.given(lan('MissTicket', missed), lan('Undo', missed), minh('FinishService', served), minh('Undo', served));
    expect([hall.ticket(missed).state, hall.ticket(served).state]).toEqual(['called', 'serving']);
  });

  test('[LIFE-11] given that nobody takes its service any more, a no-show and a parked ticket do not go back to the line', () => {
    const hall = openHall();
    const [missed, parked, called] = [hall.issues(COPY), hall.issues(COPY), hall.issues(COPY)];
    hall.given(lan('CallTicket', missed), lan('MissTicket', missed));
    hall.given(
      lan('CallTicket', parked),
      lan('StartService', parked),
      lan('ParkTicket', parked),
      lan('CallTicket', called),
    );
    hall.given({ type: 'ChangeCounterServices', counter: C1, services: [BIRTH] });
    hall.given({ type: 'ChangeCounterServices', counter: C2, services: [BIRTH] });
    hall.refuses(lan('ReinstateTicket', missed), 'service_not_offered_here');
    hall.refuses(lan('ReturnTicket', parked), 'service_not_offered_here');
    hall.refuses(lan('Undo', called), 'service_not_offered_here');
    hall.refuses({ ...lan('TransferTicket', called), service: null, to: null }, 'service_not_offered_here');
    hall.given({ ...lan('TransferTicket', called), service: BIRTH, to: null });
    hall.given(lan('TakeBackTicket', parked), lan('FinishService', parked));
    expect(hall.state.line.counters.get(C1)).toMatchObject({ clerk: LAN, present: null, parked: [] });
  });
});
