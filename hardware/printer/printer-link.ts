import Network from 'escpos-network';
import { type Reply, ReplyReader } from './escpos-replies.ts';
import type { Timers } from './timers.ts';

/** Sent in pieces, so that a job can stop between two of them when the printer reports a fault. */
const PIECE_BYTES = 4096;

/**
 * One TCP connection to a printer, over escpos-network. The adapter opens, writes and closes; the time limit on opening, the
 * end of the connection and the wait for each written piece are ours, because it has none of them.
 */
export class PrinterLink {
  readonly #adapter: Network;
  readonly #reader = new ReplyReader();
  readonly #onReply = new Set<(reply: Reply) => void>();
  readonly #onEnd = new Set<() => void>();
  #ended = false;

  private constructor(adapter: Network) {
    this.#adapter = adapter;
    const socket = adapter.device;
    socket?.setNoDelay(true);
    // A printer whose plug was pulled sends no farewell: the kernel asks after it.
    socket?.setKeepAlive(true, 5_000);
    socket?.on('data', (chunk: Buffer) => {
      for (const reply of this.#reader.push(chunk)) for (const listener of this.#onReply) listener(reply);
    });
    socket?.on('close', () => this.#end());
    if (socket === null || socket.destroyed) this.#end();
  }

  /** Resolves with null if nobody answers within the limit. */
  static open(host: string, port: number, limitMs: number, timers: Timers): Promise<PrinterLink | null> {
    return new Promise((resolve) => {
      const adapter = new Network(host, port);
      const giveUp = () => {
        stopClock();
        adapter.close();
        resolve(null);
      };
      const stopClock = timers.after(limitMs, giveUp);
      let opened = false;
      adapter.open((fault) => {
        // The adapter calls back again for every later error; those end in 'close'.
        if (opened) return;
        opened = true;
        stopClock();
        if (fault) return giveUp();
        resolve(new PrinterLink(adapter));
      });
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  onReply(listener: (reply: Reply) => void): () => void {
    this.#onReply.add(listener);
    return () => this.#onReply.delete(listener);
  }

  /** Called once when the connection is over, at once if it is already. */
  onEnd(listener: () => void): () => void {
    if (this.#ended) listener();
    else this.#onEnd.add(listener);
    return () => this.#onEnd.delete(listener);
  }

  /** Resolves when the last piece is with the kernel, or earlier when the link ends or `stopped` says so. */
  async write(bytes: Buffer, stopped: () => boolean = () => false): Promise<void> {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      if (this.#ended || stopped()) return;
      await this.#writePiece(bytes.subarray(at, at + PIECE_BYTES));
    }
  }

  #writePiece(piece: Buffer): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.onEnd(resolve);
      this.#adapter.write(piece, () => {
        stop();
        resolve();
      });
    });
  }

  end(): void {
    if (this.#adapter.device !== null) this.#adapter.close();
    this.#end();
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const listener of this.#onEnd) listener();
    this.#onEnd.clear();
    this.#onReply.clear();
  }
}
