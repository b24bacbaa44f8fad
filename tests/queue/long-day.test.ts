import { expect, test, vi } from 'vitest';
import { counterView } from '../../queue/branch/views/counter-view.ts';
import { hallView } from '../../queue/branch/views/hall-view.ts';
import { officeView } from '../../queue/branch/views/office-view.ts';
import { printView } from '../../queue/branch/views/print-view.ts';
import type { ClerkId, CounterId, TicketId } from '../../queue/ids.ts';
import { hasEnded, packed, unpacked } from '../../queue/line/ended-ticket.ts';
import { TicketBook } from '../../queue/line/ticket-book.ts';
import { duties } from '../../server/branch/house-duties.ts';
import { expectSound } from './invariants.ts';
import { BIRTH, BOARD, C1, C2, LAN, MINH, PRINTER } from './small-hall.ts';
import { callId, type Hall, issue, openHall } from './specification.ts';

/** Counts what an event makes anew in the state: every slot of an array, a map or an object that was not there before. */
class Copies {
  private readonly known = new WeakSet<object>();
  private made = 0;

  since(state: object): number {
    const before = this.made;
    this.look(state);
    return this.made - before;
  }

  private look(value: unknown): void {
    if (typeof value !== 'object' || value === null || this.known.has(value)) return;
    this.known.add(value);
    const slots = value instanceof Map ? [...value].flat() : Array.isArray(value) ? value : Object.values(value);
    this.made += slots.length;
    for (const slot of slots) this.look(slot);
  }
}

const DESKS = [
  [C1, LAN],
  [C2, MINH],
] as const;

/** One visitor more takes a number, and one is called, heard, served; every tenth is a no-show. Two thousand a second. */
function visit(hall: Hall, nth: number): void {
  const [counter, clerk] = DESKS[nth % DESKS.length] as (typeof DESKS)[number];
  if (nth % 2 === 0) hall.after(1);
  const [issued] = hall.grants({ ...issue(BIRTH, nth % 8 === 0 ? 'merit' : null), printer: PRINTER });
  if (issued?.type !== 'TicketIssued' || issued.print === null) throw new Error('No ticket was issued');
  // Every third paper is never confirmed.
  if (nth % 3 !== 0) hall.given({ type: 'ConfirmPrint', job: issued.print.job, printer: PRINTER });
  serve(hall, counter, clerk, nth);
}

function serve(hall: Hall, counter: CounterId, clerk: ClerkId, nth: number): void {
  const ticket: TicketId = hall.calls(counter, clerk);
  const call = callId(ticket.split('/')[1] ?? '');
  hall.given(
    { type: 'ReportShown', call, display: BOARD },
    { type: 'ClaimAnnouncement', call, announcement: 1, display: BOARD, form: 'short' },
    { type: 'ReportSpoken', call, announcement: 1, display: BOARD },
  );
  if (nth % 10 === 0) hall.given({ type: 'MissTicket', counter, clerk, ticket });
  else hall.given({ type: 'StartService', counter, clerk, ticket }, { type: 'FinishService', counter, clerk, ticket });
}

test('[STATE-9] the 10,000th visitor of a day costs what the 1,000th did, and nobody runs over the tickets of the day', () => {
  const hall = openHall();
  const copies = new Copies();
  const cost = { early: 0, late: 0 };
  const screens = { early: 0, late: 0 };
  const overAll = [vi.spyOn(TicketBook.prototype, 'values'), vi.spyOn(TicketBook.prototype, 'keptOnes')];
  for (let nth = 1; nth <= 10_000; nth++) {
    const when = nth > 900 && nth <= 1_000 ? 'early' : nth > 9_900 ? 'late' : null;
    if (when === null) {
      visit(hall, nth);
      continue;
    }
    copies.since(hall.state);
    const entries = hall.entries.length;
    visit(hall, nth);
    expect(hall.entries.length - entries).toBeGreaterThan(5);
    cost[when] += copies.since(hall.state);
    screens[when] += JSON.stringify([
      hallView(hall.state.line, hall.now),
      counterView(hall.state, C1, hall.now),
      officeView(hall.state, hall.now),
      duties(hall.state.line, { now: hall.now, certain: hall.now }, { alwaysOpen: false }),
    ]).length;
  }
  for (const run of overAll) expect(run).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  expect(cost.late / cost.early).toBeLessThan(1.2);
  expect(screens.late / screens.early).toBeLessThan(1.2);
  expect(printView(hall.state.line, PRINTER, null)?.jobs.length).toBe(hall.state.line.prints.size);
  expectSound(hall.state);
});

test('[STATE-9] a ticket that has ended is kept as a line of text, and is the same when it is asked for', () => {
  const hall = openHall();
  for (let nth = 1; nth <= 20; nth++) visit(hall, nth);
  hall.given({ type: 'CancelTicket', ticket: hall.issues() });
  hall.issues();
  hall.given({ type: 'CloseDay', date: hall.state.line.day?.date ?? ('' as never) });
  const ended = [...hall.state.line.tickets.values()];
  expect(new Set(ended.map(({ state }) => state))).toEqual(new Set(['served', 'missed', 'cancelled', 'expired']));
  for (const ticket of ended.filter(hasEnded)) {
    expect(unpacked(packed(ticket))).toEqual(ticket);
    expect(packed(ticket).length).toBeLessThan(300);
    expect(hall.state.line.tickets.kept(ticket.number)).toBe(packed(ticket));
  }
});
