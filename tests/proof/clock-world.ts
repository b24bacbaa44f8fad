import type { BranchCommand } from '../../queue/branch/branch.ts';
import { as, type BranchId, type ClerkId, type CounterId, type DeviceId, type Token } from '../../queue/ids.ts';
import { type BranchLoop, createBranchLoop } from '../../server/branch/branch-loop.ts';
import { openStream } from '../../server/branch/branch-stream.ts';
import { type ClockGuard, createClockGuard } from '../../server/branch/clock-guard.ts';
import type { Mark, MarkShelf } from '../../server/branch/clock-mark.ts';
import { keepHouse } from '../../server/branch/house-keeper.ts';
import type { Outcome } from '../../server/branch/outcome.ts';
import { plausibleAt } from '../../server/branch/plausible-time.ts';
import { memoryJournal } from '../../server/journal/memory.ts';
import type { Journal } from '../../server/journal/port.ts';
import { BIRTH, BOARD, C1, HALL, LAN, PRINTER, smallHall } from '../queue/small-hall.ts';
import { type RecordedLog, recordedLog } from '../server/recorded-log.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const BRANCH = as<BranchId>('small');

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

/**
 * A machine with a hall on it, whose true time passes only when it is told to: the real loop, keeper, guard and journal, over
 * a clock that may be set wrong, a steady clock that begins anew when the machine is switched on, and a process that ends.
 */
export class ClockWorld {
  readonly journal: Journal = this.watched(memoryJournal());
  readonly shelf: MarkShelf & { mark: Mark | null };
  log: RecordedLog = recordedLog();
  loop: BranchLoop | null = null;
  guard: ClockGuard | null = null;
  /** Every event, with the true time at which it became durable. */
  readonly seen: { readonly type: string; readonly trueTime: number }[] = [];
  /** What went wrong for somebody in the hall. */
  readonly troubles: string[] = [];
  private time: number;
  private wrong = 0;
  private upSince: number;
  private boots = 1;
  private commands = 0;
  private timers: Timer[] = [];
  private stopKeeping: () => void = () => {};

  constructor(start: number) {
    this.time = start;
    this.upSince = start - DAY;
    const shelf = {
      mark: null as Mark | null,
      read: () => shelf.mark,
      write(mark: Mark) {
        shelf.mark = structuredClone(mark);
      },
    };
    this.shelf = shelf;
  }

  /** The true time. */
  get now(): number {
    return this.time;
  }
  get line() {
    if (this.loop === null) throw new Error('the server is not running');
    return this.loop.folded().state.line;
  }

  /** The machine's clock is so far ahead from now on. */
  setWrong(by: number): void {
    this.wrong = by;
  }

  async start(): Promise<void> {
    this.log = recordedLog();
    const timers = {
      after: (ms: number, run: () => void) => {
        const timer = { due: this.time + ms, run };
        this.timers.push(timer);
        return () => {
          this.timers = this.timers.filter((other) => other !== timer);
        };
      },
    };
    const folded = await openStream(this.journal, BRANCH, this.log);
    let loop: BranchLoop | null = null;
    const current = () => loop?.folded() ?? folded;
    const guard = createClockGuard({
      clock: { now: () => this.time + this.wrong },
      steady: { elapsed: () => this.time - this.upSince },
      log: this.log,
      newestEntry: () => current().at,
      lastMove: () => current().state.line.clock.move,
      plausible: (told) => plausibleAt([current().state.line], told),
      machine: { boot: () => `boot ${this.boots}`, timeServerHeardAt: () => null },
      shelf: this.shelf,
    });
    let tokens = 0;
    const token = (): Token => as<Token>(`token-${this.boots}-${this.commands}-${tokens++}`);
    loop = createBranchLoop(
      { branch: BRANCH, journal: this.journal, clock: guard, timers, token, log: this.log },
      folded,
    );
    if (folded.seq === 0)
      await loop.submit({
        command: { type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall },
        by: 'house',
        key: 'catalogue',
        fingerprint: '',
        vault: [],
      });
    const stopHouse = keepHouse(loop, { timers, log: this.log, guard, alwaysOpen: false });
    let stopMark = (): void => {};
    const mark = (): void => {
      guard.keepMark();
      stopMark = timers.after(SECOND, mark);
    };
    mark();
    this.stopKeeping = () => {
      stopHouse();
      stopMark();
    };
    this.loop = loop;
    this.guard = guard;
  }

  /** The process ends, in order. */
  async stop(): Promise<void> {
    this.stopKeeping();
    await this.loop?.stop();
    this.loop = null;
    this.guard = null;
    this.timers = [];
  }

  /** The machine is switched off and on again; its clock goes on. */
  reboot(): void {
    this.boots += 1;
    this.upSince = this.time;
  }

  async pass(ms: number, stepMs = SECOND): Promise<void> {
    const until = this.time + ms;
    while (this.time < until) {
      this.time = Math.min(until, this.time + stepMs);
      for (const timer of this.timers.filter(({ due }) => due <= this.time)) {
        this.timers = this.timers.filter((other) => other !== timer);
        timer.run();
      }
      await settle();
    }
  }

  async send(command: BranchCommand, by = 'device:kiosk-1'): Promise<Outcome> {
    if (this.loop === null) throw new Error('the server is not running');
    return await this.loop.submit({ command, by, key: `k${this.commands++}`, fingerprint: '', vault: [] });
  }

  /** Somebody takes a ticket, and a printer prints it at once. */
  async takesTicket(): Promise<string> {
    const taken = await this.must(
      {
        type: 'IssueTicket',
        service: BIRTH,
        category: 'standard',
        ground: null,
        channel: 'kiosk',
        language: 'vi',
        printer: PRINTER,
      },
      'device:kiosk-1',
    );
    const issued = taken?.events.find((event) => event.type === 'TicketIssued');
    if (issued === undefined) return '';
    await this.pass(2 * SECOND);
    const job = issued.print?.job;
    if (job !== undefined) {
      await this.must({ type: 'BeginPrint', job, printer: PRINTER }, `device:${PRINTER}`);
      await this.must({ type: 'ConfirmPrint', job, printer: PRINTER }, `device:${PRINTER}`);
    }
    return issued.number;
  }

  async signsIn(): Promise<void> {
    await this.must({ type: 'SignIn', counter: C1, clerk: LAN, takeOver: true }, `clerk:${LAN}`);
    await this.must({ type: 'OfferVoice', zone: HALL, display: BOARD, absent: null }, `device:${BOARD}`);
  }

  /** A clerk calls the next one, a display speaks it, and the visitor is served. */
  async callsNext(counter: CounterId = C1, clerk: ClerkId = LAN): Promise<string> {
    const by = { counter, clerk };
    const called = await this.must({ type: 'CallNext', ...by }, `clerk:${clerk}`);
    const event = called?.events.find((one) => one.type === 'TicketCalled');
    if (event === undefined) return '';
    await this.pass(5 * SECOND);
    const display: DeviceId = BOARD;
    await this.must(
      { type: 'ClaimAnnouncement', call: event.call, announcement: 1, display, form: 'short' },
      `device:${display}`,
    );
    await this.pass(3 * SECOND);
    await this.must({ type: 'ReportSpoken', call: event.call, announcement: 1, display }, `device:${display}`);
    await this.must({ type: 'StartService', ...by, ticket: event.ticket }, `clerk:${clerk}`);
    await this.pass(20 * SECOND);
    await this.must({ type: 'FinishService', ...by, ticket: event.ticket }, `clerk:${clerk}`);
    return event.ticket.slice(event.ticket.indexOf('/') + 1);
  }

  private watched(journal: Journal): Journal {
    return {
      ...journal,
      append: async (append) => {
        const outcome = await journal.append(append);
        if (outcome.kind === 'done')
          for (const { events } of append.commands)
            for (const { type } of events) this.seen.push({ type, trueTime: this.time });
        return outcome;
      },
    };
  }

  private async must(command: BranchCommand, by: string) {
    const outcome = await this.send(command, by);
    if (outcome.kind === 'done') return outcome;
    const why = outcome.kind === 'refused' ? outcome.refusal.name : outcome.kind;
    this.troubles.push(`${command.type} was not carried out: ${why}`);
    return null;
  }
}

/** What is told by promises is told. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
