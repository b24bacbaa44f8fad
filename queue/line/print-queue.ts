import type { DeviceId, Instant, PrintJobId, TicketId } from '../ids.ts';
import { byText, drop, emptySorted, put, type Sorted } from '../sorted.ts';

export interface PrintJob {
  readonly id: PrintJobId;
  readonly ticket: TicketId;
  readonly printer: DeviceId;
  readonly askedAt: Instant;
  /** Sent to the printer once already, or asked for again: the paper is marked a reprint. */
  readonly begun: boolean;
  readonly reprint: boolean;
}

interface Age {
  readonly askedAt: Instant;
  readonly id: PrintJobId;
}

const byAge = (a: Age, b: Age): number => a.askedAt - b.askedAt || byText(a.id, b.id);

/** The papers that printers owe, oldest first; a change costs O(log n), however many a broken printer leaves. */
export class PrintQueue {
  static readonly empty = new PrintQueue(
    emptySorted<PrintJobId, PrintJob>(byText),
    emptySorted<Age, PrintJobId>(byAge),
  );

  private readonly jobs: Sorted<PrintJobId, PrintJob>;
  private readonly ages: Sorted<Age, PrintJobId>;

  private constructor(jobs: Sorted<PrintJobId, PrintJob>, ages: Sorted<Age, PrintJobId>) {
    this.jobs = jobs;
    this.ages = ages;
  }

  static of(jobs: Iterable<PrintJob>): PrintQueue {
    let queue = PrintQueue.empty;
    for (const job of jobs) queue = queue.with(job);
    return queue;
  }

  get size(): number {
    return this.jobs.size;
  }

  get(id: PrintJobId): PrintJob | undefined {
    return this.jobs.get(id);
  }

  /** With this job in the place of the one of its id. */
  with(job: PrintJob): PrintQueue {
    const { id, askedAt } = job;
    const ages = this.without(id).ages;
    return new PrintQueue(put(this.jobs, id, job), put(ages, { askedAt, id }, id));
  }

  without(id: PrintJobId): PrintQueue {
    const job = this.jobs.get(id);
    return job === undefined
      ? this
      : new PrintQueue(drop(this.jobs, id), drop(this.ages, { askedAt: job.askedAt, id }));
  }

  /** Without what is owed for a ticket: a job's id begins with its ticket's. */
  withoutTicket(ticket: TicketId): PrintQueue {
    let queue: PrintQueue = this;
    const first = `${ticket}/`;
    for (const id of this.jobs.keys(first as PrintJobId)) {
      if (!id.startsWith(first)) break;
      queue = queue.without(id);
    }
    return queue;
  }

  keys(): IterableIterator<PrintJobId> {
    return this.ages.values();
  }

  *values(): IterableIterator<PrintJob> {
    for (const id of this.ages.values()) yield this.jobs.get(id) as PrintJob;
  }
}
