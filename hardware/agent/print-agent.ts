import { createClient, newKey } from '../../wire/client.ts';
import { commands } from '../../wire/endpoints.ts';
import { connect } from '../../wire/live.ts';
import { topics } from '../../wire/topics.ts';
import type { BranchId, DeviceId, PrintJobCard, PrintJobId, PrintView } from '../../wire/views.ts';
import { dateOf, timeOfDay } from '../../words/shared/times.ts';
import type { Printer, PrinterStatus, PrintResult } from '../printer/port.ts';
import { systemTimers } from '../printer/timers.ts';
import { ticketPaper } from './ticket-paper.ts';

export interface PrintAgentOptions {
  readonly serverUrl: string;
  /** The address that stands in QR codes. */
  readonly publicUrl: string;
  readonly branch: BranchId;
  /** The printer's own id and token: the agent connects as it. */
  readonly device: DeviceId;
  readonly token: string;
  readonly printer: Printer;
  /** Where the printer is, for its test page. */
  readonly address?: string;
  /** Hears of what is a fault of ours: a paper that cannot be drawn. It ends no process, and the next paper comes. */
  readonly onFault: (error: unknown) => void;
}

/** Between two tries at what the server or the printer did not let through: long enough to press nobody, short enough for a visitor who stands there. */
const TRY_AGAIN_MS = 1_500;

/** What this agent knows of a job of its printer. */
interface Progress {
  /** Its begin's key, this run's own: the begin of another agent is another command, and is told that the job is taken. */
  readonly beginKey: string;
  /** Begun before this agent came, by a run that is over: nobody else will print it. */
  readonly inherited: boolean;
  /** As the job was first seen, or since bytes have left for the printer: its paper may be the second. */
  readonly marked: boolean;
  /** A printer took it once and did not answer. */
  readonly unconfirmed: boolean;
  /** `over`: confirmed, expired or another agent's, and perhaps still in a view that was made before. */
  readonly stage: 'owed' | 'printed' | 'over';
}

/**
 * Runs beside a printer: takes the print jobs of its printer, prints each once, confirms it, and tells how the printer is.
 * A job is begun by a command before its bytes leave; an agent that starts and finds one begun prints it marked as a reprint.
 * @returns how to stop; a paper in the printer is finished first.
 */
export function startPrintAgent(options: PrintAgentOptions): () => Promise<void> {
  const { branch, printer, device, onFault } = options;
  const token = () => options.token;
  const client = createClient({ baseUrl: options.serverUrl, token, language: () => 'vi' });
  const live = connect(options.serverUrl, token);
  let progress: ReadonlyMap<PrintJobId, Progress> = new Map();
  let view: PrintView | null = null;
  let working: Promise<void> | null = null;
  let woken = false;
  let stopWaiting = (): void => {};
  let stopped = false;

  const wake = (): void => {
    stopWaiting();
    woken = true;
    if (working === null && !stopped) working = workWhileWoken();
  };
  /** What changes while it works is looked at before it rests. */
  async function workWhileWoken(): Promise<void> {
    let done = true;
    while (woken && !stopped) {
      woken = false;
      done = await work().catch((error: unknown) => {
        onFault(error);
        return false;
      });
    }
    working = null;
    if (!done && !stopped) stopWaiting = systemTimers.after(TRY_AGAIN_MS, wake);
  }
  const stopFollowing = live.follow(topics.print(branch, device), (newest) => {
    const atStart = view === null;
    const known = progress;
    progress = new Map(newest.jobs.map((card) => [card.job, known.get(card.job) ?? firstSeen(card, atStart)]));
    view = newest;
    wake();
  });
  const stopHearing = live.onHeard((heard) => {
    if (!heard) return;
    report();
    // The server may be back with the view that is known here already, and then sends none.
    wake();
  });
  live.onTestPage(() => void printTestPage().catch(onFault));
  const report = (): void => live.status({ printer: printer.status(), head: printer.head() });
  const stopStatus = printer.onStatus(() => {
    report();
    wake();
  });

  /** In the printer's own turn, between tickets. Nobody is owed it: what does not come out is asked for again. */
  async function printTestPage(): Promise<unknown> {
    const named = [device, options.address ?? ''].filter((line) => line !== '');
    const zone = view?.timeZone ?? 'Asia/Ho_Chi_Minh';
    const now = live.now();
    const time = `${timeOfDay(now, zone)} · ${dateOf(now, zone)}`;
    const { drawTestPage } = await import('../paper/test-page.ts');
    const { testPaper } = await import('./test-paper.ts');
    return printer.print((head) => drawTestPage(testPaper({ named, head, url: options.publicUrl, time }), head));
  }

  /** What came out is confirmed before the next is begun. False when it stopped short: the same may succeed a little later. */
  async function work(): Promise<boolean> {
    while (!stopped) {
      const printed = [...progress].find(([, { stage }]) => stage === 'printed')?.[0];
      const card = view?.jobs.find(({ job }) => progress.get(job)?.stage === 'owed');
      if (printed !== undefined) {
        if (!(await confirm(printed))) return false;
      } else if (view === null || card === undefined || !prints(printer.status())) return true;
      else if (!(await print(card, view))) return false;
    }
    return true;
  }

  /** True when the next job may be tried. */
  async function print(card: PrintJobCard, around: PrintView): Promise<boolean> {
    const { job } = card;
    const { beginKey, inherited, marked, unconfirmed } = progress.get(job) ?? firstSeen(card, false);
    const begun = await client.send(commands.beginPrint(branch), { job }, beginKey);
    const taken = !begun.ok && begun.problem.name === 'nothing_to_change';
    if (!begun.ok && !(taken && inherited)) {
      const over = taken || begun.problem.name === 'print_job_unknown';
      if (over) note(job, { stage: 'over' });
      return over;
    }
    const result = await draw(card, around, marked);
    // It could be drawn no better the next time, and others wait behind it: the kiosk is told as it expires.
    if (result === null) {
      note(job, { stage: 'over' });
      return true;
    }
    // One that took every byte twice and never answered has printed, as far as anybody can know: a third would be worse.
    if (!result.ok && !(unconfirmed && result.fault === 'unconfirmed')) {
      note(job, { marked: marked || result.begun, unconfirmed: unconfirmed || result.fault === 'unconfirmed' });
      return false;
    }
    note(job, { stage: 'printed' });
    return confirm(job);
  }

  /** Null: it cannot be drawn. */
  async function draw(card: PrintJobCard, around: PrintView, marked: boolean): Promise<PrintResult | null> {
    try {
      const paper = ticketPaper(card, around, options, marked);
      // With the first paper, not with the start: what draws takes a fifth of an idle server's memory.
      const { drawTicket } = await import('../paper/ticket.ts');
      return await printer.print((head) => drawTicket(paper, head));
    } catch (error) {
      onFault(error);
      return null;
    }
  }

  /** False when the server did not take it: the job stays to be confirmed. */
  async function confirm(job: PrintJobId): Promise<boolean> {
    const told = await client.send(commands.confirmPrint(branch), { job }, `confirm:${job}`);
    const over = told.ok || told.problem.name === 'print_job_unknown';
    if (over) note(job, { stage: 'over' });
    return over;
  }

  function note(job: PrintJobId, change: Partial<Progress>): void {
    const known = progress.get(job);
    if (known !== undefined) progress = new Map(progress).set(job, { ...known, ...change });
  }

  return async () => {
    stopped = true;
    stopWaiting();
    stopFollowing();
    stopHearing();
    stopStatus();
    await working;
    live.close();
  };
}

const firstSeen = (card: PrintJobCard, atStart: boolean): Progress => ({
  beginKey: newKey(),
  inherited: atStart && card.reprint,
  marked: card.reprint,
  unconfirmed: false,
  stage: 'owed',
});

const prints = (status: PrinterStatus): boolean => status === 'ready' || status === 'paper_low';
