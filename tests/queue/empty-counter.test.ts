import { describe, expect, test } from 'vitest';
import { officeView } from '../../queue/branch/views/office-view.ts';
import { as, type Instant, type TicketId } from '../../queue/ids.ts';
import { BIRTH, C1, C2, C3, HOA, LAN, LAND, MINH } from './small-hall.ts';
import { type Hall, lan, openHall } from './specification.ts';

/** Lan has gone, and her counter was released: one ticket stands there, one is parked. */
function leftBehind(served = true): { readonly hall: Hall; readonly present: TicketId; readonly parked: TicketId } {
  const hall = openHall();
  const parked = hall.issues();
  const present = hall.issues();
  hall.given(
    lan('CallTicket', parked),
    lan('StartService', parked),
    lan('ParkTicket', parked),
    lan('CallTicket', present),
  );
  if (served) hall.given(lan('StartService', present));
  hall.given({ type: 'ReleaseCounter', counter: C1 });
  return { hall, present, parked };
}
const supervisor = { counter: C1, clerk: HOA, supervisor: true } as const;

describe('a counter where nobody sits', () => {
  test('[DESK-9] a supervisor finishes, sends on, and returns what stands there, without sitting down', () => {
    const { hall, present, parked } = leftBehind();
    hall.given({ type: 'ReturnTicket', ticket: parked, ...supervisor });
    hall.given({ type: 'TransferTicket', ticket: present, service: null, to: C2, ...supervisor });
    expect(hall.calls(C2, MINH)).toBe(parked);
    expect(hall.ticket(present)).toMatchObject({ state: 'waiting', only: C2 });
    const other = leftBehind();
    other.hall.given({ type: 'FinishService', ticket: other.present, ...supervisor });
    expect(other.hall.state.line.counters.get(C1)).toMatchObject({ clerk: null, present: null });
  });

  test('[DESK-9] who was called there and served by nobody is missed, not finished, and may come back', () => {
    const { hall, present } = leftBehind(false);
    const finish = { type: 'FinishService', ticket: present, ...supervisor } as const;
    hall.refuses(finish, { name: 'ticket_not_serving', state: 'called' });
    hall.given({ ...finish, type: 'MissTicket' }, { ...finish, type: 'ReinstateTicket' });
    expect(hall.ticket(present).state).toBe('waiting');
  });

  test.each(['CallTicket', 'StartService', 'ParkTicket', 'TakeBackTicket', 'Undo', 'FinishAndCallNext'] as const)(
    '[DESK-9] %s is for whoever sits there',
    (type) => {
      const { hall, present } = leftBehind();
      hall.refuses({ type, ticket: present, ...supervisor }, 'not_signed_in');
    },
  );

  test('[DESK-9] a finish there is taken back by a supervisor within 10 seconds, and by nobody else', () => {
    const { hall, present } = leftBehind();
    hall.given({ type: 'FinishService', ticket: present, ...supervisor });
    hall.refuses({ type: 'Undo', ticket: present, ...supervisor, supervisor: false }, 'not_signed_in');
    const undo = { type: 'Undo', ticket: present, ...supervisor, clerk: MINH } as const;
    const late = hall.after(10_001);
    late.refuses(undo, 'too_late_to_undo');
    hall.now = as<Instant>(hall.now - 10_001);
    hall.given(undo);
    expect(hall.ticket(present).state).toBe('serving');
    expect(hall.present(C1)).toBe(hall.ticket(present).number);
    hall.refuses(undo, 'not_signed_in');
  });

  test('[DESK-9] what was sent on or returned from there is taken back by a supervisor within 10 seconds', () => {
    const { hall, present, parked } = leftBehind();
    const before = [hall.ticket(present), hall.ticket(parked)];
    const undo = { type: 'Undo', ...supervisor } as const;
    hall.given({ type: 'TransferTicket', ticket: present, service: null, to: C2, ...supervisor });
    hall.refuses({ ...undo, ticket: present, supervisor: false }, 'not_signed_in');
    hall.given({ ...undo, ticket: present });
    hall.given({ type: 'ReturnTicket', ticket: parked, ...supervisor }, { ...undo, ticket: parked });
    expect([hall.ticket(present), hall.ticket(parked)]).toEqual(before);
  });

  test('[DESK-9] the office sees who hangs there, while nobody sits there', () => {
    const { hall, present, parked } = leftBehind();
    const hanging = () => officeView(hall.state, hall.now)?.counters.find(({ id }) => id === C1)?.hanging;
    expect(hanging()).toMatchObject([
      { ticket: present, state: 'serving' },
      { ticket: parked, state: 'parked' },
    ]);
    hall.given({ type: 'SignIn', counter: C1, clerk: LAN, takeOver: false });
    expect(hanging()).toEqual([]);
  });

  test('[DESK-9] a clerk may not, and no supervisor where somebody sits', () => {
    const { hall, present } = leftBehind();
    hall.refuses({ type: 'FinishService', ticket: present, ...supervisor, supervisor: false }, 'not_signed_in');
    hall.given({ type: 'SignIn', counter: C1, clerk: LAN, takeOver: false });
    hall.refuses({ type: 'FinishService', ticket: present, ...supervisor }, 'not_signed_in');
  });
});

describe('a ticket called by its number', () => {
  test('[LINE-11] of a service that the counter does not take: refused, and called once it was sent there', () => {
    const hall = openHall();
    const land = hall.issues(LAND);
    hall.refuses(lan('CallTicket', land), 'ticket_not_for_counter');
    hall.given({ ...lan('TransferTicket', land), service: null, to: C1 }, lan('CallTicket', land));
  });

  test('[LINE-11] sent to another counter: that one calls it while somebody sits there, any of its service while nobody does', () => {
    const hall = openHall();
    const ticket = hall.issues(BIRTH);
    hall.given({ ...lan('TransferTicket', ticket), service: null, to: C3 });
    hall.refuses(lan('CallTicket', ticket), { name: 'ticket_sent_to_counter', counter: C3 });
    hall.given({ type: 'ReleaseCounter', counter: C3 }, lan('CallTicket', ticket));
  });
});
