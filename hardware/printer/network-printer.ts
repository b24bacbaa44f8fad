import type { Raster } from '../paper/raster.ts';
import {
  clearBytes,
  healBytes,
  type PaperWidthMm,
  pictureBytes,
  processIdBytes,
  STATUS_QUESTIONS,
  sensorBytes,
  statusBytes,
  wakeBytes,
} from './escpos-bytes.ts';
import type { Reply } from './escpos-replies.ts';
import { fromRealtime, fromReport, statusOf } from './escpos-sensors.ts';
import { JobWatch } from './job-watch.ts';
import type { Printer, PrinterStatus, PrintFault, PrintResult } from './port.ts';
import { PrinterLink } from './printer-link.ts';
import { systemTimers, type Timers } from './timers.ts';

/** Milliseconds; the figures are ours unless a source stands beside them. */
export const PRINTER_DELAYS = {
  /** On a hall's own network a connection takes under 10 ms; a printer that starts up takes longer, and is tried again. */
  connect: 2_000,
  /** DLE EOT is answered at once; a Wi-Fi printer needs some tenths of a second. */
  answer: 1_500,
  /** From the last byte to the word that it is printed: a 105 mm ticket takes 1 s at 100 mm/s, the slowest head in use, and the cut another. */
  confirm: 10_000,
  /** No byte accepted for so long: the printer's buffer is full and it does not print. */
  stall: 10_000,
  /** Between two questions in quiet times: paper and cover changes are reported at once, this finds a printer that fell silent. */
  poll: 3_000,
  /** Between two tries to connect. */
  reconnect: 2_000,
} as const;
export type PrinterDelays = { readonly [name in keyof typeof PRINTER_DELAYS]: number };

export type NetworkPrinterOptions = {
  readonly host: string;
  /** 9100, the port of raw printing, unless the printer was set up otherwise. */
  readonly port?: number;
  readonly paperWidthMm?: PaperWidthMm;
  readonly timers?: Timers;
  readonly delays?: Partial<PrinterDelays>;
};

const RAW_PRINTING_PORT = 9100;

/** How the printer proves that a job is printed: found out once a connection. */
type Proof = 'process_id' | 'sensor';

/** The status as a reason not to print, or null if it prints. */
const hindrance = (status: PrinterStatus): PrintFault | null =>
  status === 'ready' || status === 'paper_low' ? null : status;

/** An ESC/POS printer on the network. It connects by itself, stays connected, and comes back by itself. */
export class NetworkPrinter implements Printer {
  readonly #host: string;
  readonly #port: number;
  readonly #paper: PaperWidthMm;
  readonly #timers: Timers;
  readonly #delays: PrinterDelays;
  readonly #listeners = new Set<(status: PrinterStatus) => void>();
  #status: PrinterStatus = 'gone';
  #link: PrinterLink | null = null;
  #proof: Proof | null = null;
  /** A job broke off: the printer may stand in the middle of a picture, and a piece of it may hang out. */
  #broken = false;
  #jobs = 0;
  #closed = false;
  /** What uses the line runs one after the other: jobs and questions alike. */
  #turn: Promise<unknown> = Promise.resolve();
  #stopTimer: () => void = () => {};

  constructor(options: NetworkPrinterOptions) {
    this.#host = options.host;
    this.#port = options.port ?? RAW_PRINTING_PORT;
    this.#paper = options.paperWidthMm ?? 80;
    this.#timers = options.timers ?? systemTimers;
    this.#delays = { ...PRINTER_DELAYS, ...options.delays };
    this.#look();
  }

  status(): PrinterStatus {
    return this.#status;
  }

  onStatus(listener: (status: PrinterStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  print(paper: Raster, options: { readonly cut: boolean } = { cut: true }): Promise<PrintResult> {
    const bytes = pictureBytes(paper, this.#paper, options.cut);
    return this.#inTurn(() => this.#print(bytes));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopTimer();
    this.#link?.end();
    this.#link = null;
    await this.#turn;
    this.#listeners.clear();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  /** Asks how the printer is, now and again and again; connects if need be. */
  #look(): void {
    if (this.#closed) return;
    void this.#inTurn(async () => {
      if (this.#closed) return;
      const link = await this.#connected();
      if (link !== null && hindrance(await this.#ask(link)) === null) await this.#proofOf(link);
      if (this.#closed) return;
      const pause = this.#link === null ? this.#delays.reconnect : this.#delays.poll;
      this.#stopTimer();
      this.#stopTimer = this.#timers.after(pause, () => this.#look());
    });
  }

  async #connected(): Promise<PrinterLink | null> {
    if (this.#link !== null) return this.#link;
    const link = await PrinterLink.open(this.#host, this.#port, this.#delays.connect, this.#timers);
    if (link === null || this.#closed) {
      link?.end();
      this.#tell('gone');
      return null;
    }
    this.#link = link;
    this.#proof = null;
    link.onReply((reply) => {
      if (reply.kind === 'changed') this.#tell(statusOf(fromReport(reply.bytes)));
    });
    link.onEnd(() => this.#lost(link));
    if (this.#broken) {
      const cleared = this.#waitFor(link, (reply) => reply.kind === 'cleared');
      await link.write(clearBytes());
      await cleared;
    }
    await link.write(wakeBytes());
    return link;
  }

  #lost(link: PrinterLink): void {
    if (this.#link !== link) return;
    this.#link = null;
    this.#tell('gone');
    // The next look is due in a poll's time; a printer that was only restarted should not be missed for so long.
    this.#stopTimer();
    if (!this.#closed) this.#stopTimer = this.#timers.after(this.#delays.reconnect, () => this.#look());
  }

  /**
   * Makes the printer forget the rest of a broken job, or it would come out when the paper is mended. Over a new connection,
   * because the old one may be stuck behind a full buffer; and without saying `gone`, because the printer is there.
   */
  async #forgetRest(link: PrinterLink): Promise<void> {
    this.#broken = true;
    if (this.#link !== link || this.#closed) return;
    this.#link = null;
    link.end();
    await this.#connected();
  }

  #tell(status: PrinterStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }

  /** The four questions of DLE EOT; a printer that does not answer them all is gone. */
  async #ask(link: PrinterLink): Promise<PrinterStatus> {
    const answers: number[] = [];
    for (const question of STATUS_QUESTIONS) {
      const answered = this.#waitFor(link, (reply) => reply.kind === 'realtime');
      await link.write(statusBytes(question));
      const reply = await answered;
      if (reply?.kind !== 'realtime') {
        link.end();
        return 'gone';
      }
      answers.push(reply.byte);
    }
    const status = statusOf(fromRealtime(answers));
    this.#tell(status);
    return status;
  }

  /** The first such reply, or null when the time is over or the link ends. */
  #waitFor(link: PrinterLink, wanted: (reply: Reply) => boolean): Promise<Reply | null> {
    return new Promise((resolve) => {
      const stops: (() => void)[] = [];
      const settle = (reply: Reply | null) => {
        for (const stop of stops) stop();
        resolve(reply);
      };
      stops.push(
        this.#timers.after(this.#delays.answer, () => settle(null)),
        link.onReply((reply) => {
          if (wanted(reply)) settle(reply);
        }),
        link.onEnd(() => settle(null)),
      );
    });
  }

  async #print(picture: Buffer): Promise<PrintResult> {
    if (this.#closed) return { ok: false, fault: 'closed', begun: false };
    const link = await this.#connected();
    if (link === null) return { ok: false, fault: this.#closed ? 'closed' : 'gone', begun: false };
    const before = hindrance(await this.#ask(link));
    if (before !== null) return { ok: false, fault: this.#closed ? 'closed' : before, begun: false };
    const fault = await this.#send(link, picture, await this.#proofOf(link));
    if (fault === null) {
      this.#broken = false;
      return { ok: true };
    }
    await this.#forgetRest(link);
    return { ok: false, fault: this.#closed ? 'closed' : fault, begun: true };
  }

  /** A printer with nothing to do answers GS ( H in some milliseconds, or does not know it. ESC @ then wipes what an ignorant one took for text. */
  async #proofOf(link: PrinterLink): Promise<Proof> {
    if (this.#proof === null) {
      const answered = this.#waitFor(link, (reply) => reply.kind === 'printed');
      await link.write(Buffer.concat([wakeBytes(), processIdBytes('look'), wakeBytes()]));
      this.#proof = (await answered) === null ? 'sensor' : 'process_id';
    }
    return this.#proof;
  }

  /** Null once the printer has proved that it printed. */
  async #send(link: PrinterLink, picture: Buffer, proof: Proof): Promise<PrintFault | null> {
    this.#jobs += 1;
    const id = String(this.#jobs % 10_000).padStart(4, '0');
    const watch = new JobWatch(link, this.#timers, (reply) =>
      proof === 'process_id' ? reply.kind === 'printed' && reply.id === id : reply.kind === 'sensor',
    );
    const heal = this.#broken ? healBytes(this.#paper) : Buffer.alloc(0);
    const ask = proof === 'process_id' ? processIdBytes(id) : sensorBytes();
    const written = link.write(Buffer.concat([wakeBytes(), heal, picture, ask]), () => {
      watch.allow(this.#delays.stall);
      return watch.decided;
    });
    await Promise.race([written, watch.verdict]);
    watch.allow(this.#delays.confirm);
    const verdict = await watch.verdict;
    if (verdict !== 'printed' && verdict !== 'silent') return verdict;
    // GS r answers in its turn but says only that the printer came so far; silence says nothing: both need a look.
    if (verdict === 'printed' && proof === 'process_id') return null;
    return hindrance(await this.#ask(link)) ?? (verdict === 'printed' ? null : 'unconfirmed');
  }
}
