import { describe, expect, test } from 'vitest';
import { as, type DeviceId, type ServiceId } from '../../queue/ids.ts';
import {
  BIRTH,
  BOARD,
  C1,
  C2,
  COPY,
  KIOSK,
  LAN,
  LAND,
  MINH,
  MINUTE,
  NOWHERE,
  PRINTER,
  RESULTS,
  SECOND,
  TODAY,
} from './small-hall.ts';
import { Hall, issue, lan, openHall, ticketId } from './specification.ts';

describe('taking a ticket', () => {
  test('[TAKE-1] what is unknown, not offered here, or no procedure is refused', () => {
    const hall = openHall();
    hall.refuses(issue(as<ServiceId>('none')), 'unknown_service');
    hall.refuses(issue(NOWHERE), 'service_not_offered_here');
    hall.refuses(issue(RESULTS), 'wrong_category');
    new Hall().refuses(issue(BIRTH), 'branch_not_ready');
  });

  test('[TAKE-2] priority needs a ground of the branch’s list, which is kept; nothing else has one', () => {
    const hall = openHall();
    hall.refuses({ ...issue(BIRTH), category: 'priority' }, 'ground_required');
    hall.refuses(issue(BIRTH, 'tall'), 'unknown_ground');
    hall.refuses({ ...issue(BIRTH), ground: 'elderly' }, 'wrong_category');
    expect(hall.ticket(hall.issues(BIRTH, 'elderly'))).toMatchObject({ category: 'priority', ground: 'elderly' });
  });

  test('[TAKE-3] a visitor is told how many are ahead, over all services that share a counter', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    hall.issues(COPY);
    hall.issues(LAND);
    expect(hall.ticket(hall.issues(BIRTH)).foretold.ahead).toBe(3);
  });

  test('[TAKE-3] priority has ahead of it those with priority alone', () => {
    const hall = openHall();
    hall.issues(BIRTH);
    hall.issues(COPY, 'merit');
    expect(hall.ticket(hall.issues(BIRTH, 'elderly')).foretold.ahead).toBe(1);
  });

  test('[TAKE-4] no minutes while no counter is open', () => {
    const hall = openHall().given(
      { type: 'SignOut', counter: C1, clerk: LAN },
      { type: 'PauseCounter', counter: C2, clerk: MINH },
    );
    expect(hall.ticket(hall.issues(BIRTH)).foretold.wait).toBeNull();
    hall.given({ type: 'ResumeCounter', counter: C2, clerk: MINH });
    expect(hall.ticket(hall.issues(BIRTH)).foretold.wait).not.toBeNull();
  });

  test('[TAKE-4] the longer the line, the longer the range', () => {
    const hall = openHall();
    const ranges = Array.from(
      { length: 30 },
      () => hall.ticket(hall.issues(BIRTH)).foretold.wait ?? { min: -1, max: -1 },
    );
    ranges.slice(1).forEach((range, index) => {
      const before = ranges[index] ?? range;
      expect(range.min).toBeGreaterThanOrEqual(before.min);
      expect(range.max).toBeGreaterThanOrEqual(before.max);
      expect(range.max).toBeGreaterThan(range.min);
      expect([range.min % 5, range.max % 5]).toEqual([0, 0]);
    });
    expect(ranges.at(-1)?.min).toBeGreaterThan(ranges[0]?.max ?? 0);
  });
});

describe('printing', () => {
  const printed = { ...issue(BIRTH), printer: PRINTER };

  test('[PRINT-1] a ticket owes its paper until the printer confirms it', () => {
    const hall = openHall().given(printed);
    const job = `${TODAY}/A001/print` as never;
    expect([...hall.state.line.prints.values()]).toMatchObject([{ id: job, printer: PRINTER, begun: false }]);
    hall.given({ type: 'BeginPrint', job, printer: PRINTER }, { type: 'ConfirmPrint', job, printer: PRINTER });
    expect(hall.state.line.prints.size).toBe(0);
    hall.refuses({ type: 'ConfirmPrint', job, printer: PRINTER }, 'print_job_unknown');
  });

  test('[PRINT-1] without a printer no paper is owed; a device that prints nothing is refused', () => {
    const hall = openHall();
    hall.issues();
    expect(hall.state.line.prints.size).toBe(0);
    hall.refuses({ ...printed, printer: KIOSK }, 'unknown_printer');
    hall.refuses({ ...printed, printer: as<DeviceId>('none') }, 'unknown_printer');
  });

  test('[PRINT-2] a job begins once: after a crash in the middle it stays, marked as begun', () => {
    const hall = openHall().given(printed);
    const begin = { type: 'BeginPrint', job: `${TODAY}/A001/print` as never, printer: PRINTER } as const;
    hall.given(begin);
    hall.refuses(begin, 'nothing_to_change');
    expect([...hall.state.line.prints.values()]).toMatchObject([{ begun: true }]);
  });

  test("[PRINT-2] another printer's job is not for this one", () => {
    const hall = openHall().given(printed);
    const job = `${TODAY}/A001/print` as never;
    hall.refuses({ type: 'BeginPrint', job, printer: BOARD }, 'print_job_unknown');
    hall.refuses({ type: 'ConfirmPrint', job, printer: BOARD }, 'print_job_unknown');
  });

  test('[PRINT-3] a job expires after 90 seconds, and with the day', () => {
    const hall = openHall().given(printed);
    const expire = { type: 'ExpirePrint', job: `${TODAY}/A001/print` as never } as const;
    hall.after(90 * SECOND).refuses(expire, 'nothing_to_change');
    hall.after(1).given(expire);
    expect(hall.state.line.prints.size).toBe(0);
    hall.given(printed, { type: 'CloseDay', date: TODAY });
    expect(hall.state.line.prints.size).toBe(0);
  });

  test('[PRINT-4] a paper asked for again is a reprint, also of a no-show; of a ticket that ended it is refused', () => {
    const hall = openHall();
    const ticket = hall.issues();
    const reprint = { type: 'ReprintTicket', ticket, printer: PRINTER } as const;
    hall.given(reprint);
    expect([...hall.state.line.prints.values()]).toMatchObject([{ ticket, reprint: true }]);
    hall.refuses({ ...reprint, printer: KIOSK }, 'unknown_printer');
    hall.refuses({ ...reprint, ticket: ticketId('A999') }, 'ticket_unknown');
    hall.after(MINUTE).given(lan('CallTicket', ticket), lan('MissTicket', ticket), reprint);
    hall.given(lan('ReinstateTicket', ticket), { type: 'CancelTicket', ticket });
    hall.refuses(reprint, { name: 'ticket_ended', state: 'cancelled' });
  });

  test('[PRINT-4] two asked for in one millisecond are two papers', () => {
    const hall = openHall();
    const reprint = { type: 'ReprintTicket', ticket: hall.issues(), printer: PRINTER } as const;
    hall.given(reprint, reprint);
    expect([...hall.state.line.prints.keys()]).toEqual([`${TODAY}/A001/print/1`, `${TODAY}/A001/print/2`]);
  });

  test.each(['EndCalling', 'CloseDay'] as const)(
    '[PRINT-5] after %s a no-show’s paper is not printed any more',
    (type) => {
      const hall = openHall().given(printed);
      const ticket = ticketId('A001');
      hall.given(lan('CallTicket', ticket), lan('MissTicket', ticket));
      expect(hall.state.line.prints.size).toBe(1);
      hall.given(type === 'EndCalling' ? { type } : { type, date: TODAY });
      expect(hall.state.line.prints.size).toBe(0);
      hall.refuses({ type: 'ReprintTicket', ticket, printer: PRINTER }, { name: 'ticket_ended', state: 'missed' });
    },
  );

  test('[PRINT-5] whoever was served before the paper came needs none', () => {
    const hall = openHall().given(printed);
    hall.given(lan('CallTicket', ticketId('A001')), lan('FinishService', ticketId('A001')));
    expect(hall.state.line.prints.size).toBe(0);
  });

  test('[PRINT-5] a cancelled ticket’s paper is owed no more; others stay', () => {
    const hall = openHall().given(printed, printed, { type: 'CancelTicket', ticket: ticketId('A001') });
    expect([...hall.state.line.prints.values()]).toMatchObject([{ ticket: ticketId('A002') }]);
    const begin = { type: 'BeginPrint', job: `${TODAY}/A001/print` as never, printer: PRINTER } as const;
    hall.refuses(begin, 'print_job_unknown');
  });

  test('[PRINT-5] what the printer has begun before the cancel comes out once: there is nothing to confirm, nor to print again', () => {
    const job = `${TODAY}/A001/print` as never;
    const hall = openHall().given(printed, { type: 'BeginPrint', job, printer: PRINTER });
    hall.given({ type: 'CancelTicket', ticket: ticketId('A001') });
    expect(hall.state.line.prints.size).toBe(0);
    hall.refuses({ type: 'ConfirmPrint', job, printer: PRINTER }, 'print_job_unknown');
  });
});
