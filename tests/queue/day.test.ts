import { describe, expect, test } from 'vitest';
import { as, type Instant, type LocalDate } from '../../queue/ids.ts';
import { BIRTH, C1, C2, EIGHT, LAN, LAND, MINUTE, smallHall, TODAY, TOMORROW } from './small-hall.ts';
import { collect, Hall, issue, lan, openHall, ticketId } from './specification.ts';

describe("the branch's day", () => {
  test('[DAY-1] a day opens once, and dates only rise', () => {
    const hall = openHall();
    hall.refuses({ type: 'OpenDay', date: TOMORROW }, 'day_already_open');
    hall.given({ type: 'CloseDay', date: TODAY });
    hall.refuses({ type: 'OpenDay', date: TODAY }, { name: 'day_in_the_past', last: TODAY });
    hall.given({ type: 'OpenDay', date: TOMORROW });
    hall.refuses({ type: 'CloseDay', date: TODAY }, 'day_not_open');
  });

  test('[DAY-1] no day opens before a catalogue has come', () => {
    new Hall().refuses({ type: 'OpenDay', date: TODAY }, 'branch_not_ready');
  });

  test('[DAY-2] before the day opens and after it closes no ticket is issued and nobody is called', () => {
    const hall = new Hall().given({ type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall });
    hall.refuses(issue(BIRTH), 'branch_closed');
    const open = openHall().given({ type: 'CloseDay', date: TODAY });
    open.refuses(issue(BIRTH), 'branch_closed');
    open.refuses({ type: 'CallNext', counter: C1, clerk: LAN }, 'branch_closed');
  });

  test('[DAY-2] after the last issue those who wait are still called', () => {
    const hall = openHall();
    hall.issues();
    hall.given({ type: 'EndIssuing' });
    hall.refuses(issue(BIRTH), 'issuing_ended');
    expect(hall.calls(C1, LAN)).toBe(ticketId('A001'));
    hall.refuses({ type: 'EndIssuing' }, 'day_not_open');
  });

  test('[DAY-2] after the end of calling nobody is called, and who is at a desk is served to the end', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.issues();
    hall.given(lan('CallTicket', ticket), { type: 'EndCalling' }, lan('StartService', ticket));
    hall.given(lan('FinishService', ticket));
    hall.refuses({ type: 'CallNext', counter: C1, clerk: LAN }, 'calling_ended');
    hall.refuses({ type: 'EndCalling' }, 'day_not_open');
  });

  test('[DAY-2] after the end of calling no ticket goes back to the line, where nobody would call it', () => {
    const hall = openHall();
    const [waiting, missed, serving, parked] = [hall.issues(), hall.issues(), hall.issues(), hall.issues()] as const;
    hall.given(lan('CallTicket', missed), lan('MissTicket', missed));
    hall.given(lan('CallTicket', parked), lan('StartService', parked), lan('ParkTicket', parked));
    hall.given(lan('CallTicket', serving), { type: 'EndCalling' });
    for (const ticket of [waiting, serving])
      hall.refuses({ ...lan('TransferTicket', ticket), service: null, to: C2 }, 'calling_ended');
    hall.refuses(lan('ReturnTicket', parked), 'calling_ended');
    hall.refuses(lan('ReinstateTicket', missed), 'calling_ended');
    hall.given(lan('FinishService', serving), lan('TakeBackTicket', parked), lan('FinishService', parked));
  });

  test('[DAY-3] lunch only pauses: nothing expires, and the hall says when calling goes on', () => {
    const hall = openHall();
    hall.issues();
    const until = as<Instant>(EIGHT + 60 * MINUTE);
    hall.given({ type: 'PauseHall', until });
    expect(hall.state.line.day?.pausedUntil).toBe(until);
    expect(hall.ticket(ticketId('A001')).state).toBe('waiting');
    hall.given({ type: 'ResumeHall' });
    hall.refuses({ type: 'ResumeHall' }, 'nothing_to_change');
  });

  test('[DAY-4] numbers start again each day, for each letter', () => {
    const hall = openHall();
    expect([hall.issues(BIRTH), hall.issues(LAND), hall.issues(BIRTH)]).toEqual(['A001', 'C001', 'A002'].map(ticketId));
    hall.given({ type: 'CloseDay', date: TODAY }, { type: 'OpenDay', date: TOMORROW });
    expect(hall.issues(BIRTH)).toBe(`${TOMORROW}/A001`);
  });

  test("[DAY-4] yesterday's ticket is not found today", () => {
    const hall = openHall();
    const old = hall.issues();
    hall.given({ type: 'CloseDay', date: TODAY }, { type: 'OpenDay', date: TOMORROW });
    hall.refuses({ type: 'CancelTicket', ticket: old }, 'ticket_unknown');
  });

  test('[DAY-5] after a restore each letter jumps, those without a ticket too', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    hall.given({ type: 'JumpNumbers', by: 200 });
    expect([hall.issues(BIRTH), hall.issues(LAND)]).toEqual([ticketId('A202'), ticketId('C201')]);
    hall.given({ type: 'JumpNumbers', by: 200 });
    hall.given(collect());
    expect([hall.issues(BIRTH), hall.issues(LAND)]).toEqual([ticketId('A403'), ticketId('C402')]);
    expect(hall.ticket(ticketId('T401')).state).toBe('waiting');
  });

  test('[DAY-5] restored while no day is open: the next day starts so far on, the one after it at 1 again', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    hall.given({ type: 'CloseDay', date: TODAY }, { type: 'JumpNumbers', by: 200 }, { type: 'JumpNumbers', by: 200 });
    hall.given({ type: 'OpenDay', date: TOMORROW });
    expect([hall.issues(BIRTH), hall.issues(LAND)]).toEqual([`${TOMORROW}/A401`, `${TOMORROW}/C401`]);
    hall.given({ type: 'CloseDay', date: TOMORROW }, { type: 'OpenDay', date: as<LocalDate>('2026-11-25') });
    expect(hall.issues(BIRTH)).toBe('2026-11-25/A001');
  });

  test('[DAY-5] restored before the very first day: it starts so far on', () => {
    const hall = new Hall().given({ type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall });
    hall.given({ type: 'JumpNumbers', by: 200 }, { type: 'OpenDay', date: TODAY });
    expect(hall.issues(BIRTH)).toBe(ticketId('A201'));
  });

  test('[DAY-5] a jump past A999 goes on in four digits, in the order of the line', () => {
    const hall = openHall().given({ type: 'JumpNumbers', by: 949 });
    const before = hall.issues(BIRTH);
    hall.given({ type: 'JumpNumbers', by: 200 });
    expect([before, hall.issues(BIRTH)]).toEqual([ticketId('A950'), ticketId('A1151')]);
    expect(hall.calls(C1, LAN)).toBe(before);
  });

  test('[DAY-5] dossier codes jump with the letters: today, or on the next day that opens', () => {
    const hall = openHall();
    const receives = (date: LocalDate): string => {
      const ticket = hall.issues(BIRTH);
      hall.given(lan('CallTicket', ticket), lan('StartService', ticket));
      const code = hall.receives(C1, LAN, ticket);
      expect(hall.state.dossiers.receivedIn.get(ticket)).toEqual([code]);
      hall.given(lan('FinishService', ticket));
      return `${date} ${code.split('-')[2]}`;
    };
    expect(receives(TODAY)).toBe(`${TODAY} 0001`);
    hall.given({ type: 'JumpNumbers', by: 200 });
    expect(receives(TODAY)).toBe(`${TODAY} 0202`);
    hall.given({ type: 'CloseDay', date: TODAY }, { type: 'JumpNumbers', by: 200 });
    hall.given({ type: 'OpenDay', date: TOMORROW }, { type: 'SignIn', counter: C1, clerk: LAN, takeOver: false });
    expect([...hall.state.dossiers.receivedIn.keys()]).toEqual([]);
    expect(receives(TOMORROW)).toBe(`${TOMORROW} 0201`);
    const other = openHall().given({ type: 'JumpNumbers', by: 200 });
    expect(other.state.dossiers.sequence).toEqual({ date: '261123', last: 200 });
  });

  test('[DAY-6] a supervisor pauses issuing and lets it go on', () => {
    const hall = openHall().given({ type: 'PauseIssuing' });
    hall.refuses(issue(BIRTH), 'issuing_paused');
    hall.refuses({ type: 'PauseIssuing' }, 'nothing_to_change');
    hall.given({ type: 'ResumeIssuing' }, issue(BIRTH));
    hall.refuses({ type: 'ResumeIssuing' }, 'nothing_to_change');
  });

  test.each(['EndIssuing', 'EndCalling', 'PauseIssuing', 'ResumeIssuing', 'ResumeHall'] as const)(
    '[DAY-2] %s on a closed day is refused',
    (type) => {
      openHall().given({ type: 'CloseDay', date: TODAY }).refuses({ type }, 'day_not_open');
    },
  );
});
