import { createClient } from '../../wire/client.ts';
import { commands } from '../../wire/endpoints.ts';
import { connect } from '../../wire/live.ts';
import { topics } from '../../wire/topics.ts';
import type { BranchId, DeviceId, PrintJobCard, PrintJobId, PrintView } from '../../wire/views.ts';
import { drawTicket } from '../paper/ticket.ts';
import { PAPER_DOTS, type PaperWidthMm } from '../printer/escpos-bytes.ts';
import type { Printer, PrinterStatus } from '../printer/port.ts';
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
  readonly paperWidthMm?: PaperWidthMm;
}

/** What this agent knows of a job that it has begun: whether bytes have left for the printer. */
type Attempt = { readonly marked: boolean; readonly bytesSent: boolean };

/**
 * Runs beside a printer: takes the print jobs of its printer, prints each once, confirms it, and tells how the printer is.
 * A job is begun by a command before its bytes leave; whoever finds it begun after a crash prints it marked as a reprint.
 * @returns how to stop; a paper in the printer is finished first.
 */
export function startPrintAgent(options: PrintAgentOptions): () => Promise<void> {
  const { branch, printer, device } = options;
  const token = () => options.token;
  const client = createClient({ baseUrl: options.serverUrl, token, language: () => 'vi' });
  const live = connect(options.serverUrl, token);
  const attempts = new Map<PrintJobId, Attempt>();
  // Confirmed, but perhaps still in a view that was made before.
  const done = new Set<PrintJobId>();
  let view: PrintView | null = null;
  let working: Promise<void> | null = null;
  let stopped = false;

  const wake = (): void => {
    if (working === null && !stopped) working = printWhatIsOwed().finally(() => (working = null));
  };
  const stopFollowing = live.follow(topics.print(branch, device), (newest) => {
    view = newest;
    const owed = new Set(newest.jobs.map(({ job }) => job));
    for (const job of done) if (!owed.has(job)) done.delete(job);
    for (const job of attempts.keys()) if (!owed.has(job)) attempts.delete(job);
    wake();
  });
  const stopHearing = live.onHeard((heard) => {
    if (heard) report();
  });
  const report = (): void => live.status({ printer: printer.status() });
  const stopStatus = printer.onStatus(() => {
    report();
    wake();
  });

  async function printWhatIsOwed(): Promise<void> {
    while (!stopped && prints(printer.status())) {
      const job = view?.jobs.find((owed) => !done.has(owed.job));
      if (view === null || job === undefined || !(await print(job, view))) return;
    }
  }

  /** True when the next job may be tried. */
  async function print(job: PrintJobCard, around: PrintView): Promise<boolean> {
    const attempt = attempts.get(job.job) ?? { marked: job.reprint, bytesSent: false };
    const begun = await client.send(commands.beginPrint(branch), { job: job.job }, `begin:${job.job}`);
    if (!begun.ok && begun.problem.name !== 'nothing_to_change') {
      // Expired meanwhile, or the server is away: the next view tells.
      if (begun.problem.name === 'print_job_unknown') done.add(job.job);
      return begun.problem.name === 'print_job_unknown';
    }
    const paper = ticketPaper(job, around, options, attempt.marked || attempt.bytesSent);
    const result = await printer.print(drawTicket(paper, { widthDots: PAPER_DOTS[options.paperWidthMm ?? 80] }));
    // A printer that took every byte and never answered has printed, as far as anybody can know: twice would be worse.
    if (!result.ok && result.fault !== 'unconfirmed') {
      attempts.set(job.job, { marked: attempt.marked, bytesSent: attempt.bytesSent || result.begun });
      return false;
    }
    done.add(job.job);
    await client.send(commands.confirmPrint(branch), { job: job.job }, `confirm:${job.job}`);
    return true;
  }

  return async () => {
    stopped = true;
    stopFollowing();
    stopHearing();
    stopStatus();
    await working;
    live.close();
  };
}

const prints = (status: PrinterStatus): boolean => status === 'ready' || status === 'paper_low';
