import { describe, expect, test } from 'vitest';
import { as, type Instant } from '../../queue/ids.ts';
import { BIRTH, C1, EIGHT, LAN, LAND, MINUTE, smallHall, TODAY, TOMORROW } from './small-hall.ts';
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
