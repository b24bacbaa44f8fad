import Network from 'escpos-network';
import { type Reply, ReplyReader } from './escpos-replies.ts';
import type { Timers } from './timers.ts';

/** Sent in pieces, so that a job can stop between two of them when the printer reports a fault. */
const PIECE_BYTES = 4096;

/** How a connection ended: the printer shut it in good order, or it broke or was ended here. */
export type LinkEnd = 'left' | 'broken';

/**
 * One TCP connection to a printer, over escpos-network. The adapter opens, writes and closes; the time limits on opening and
 * writing, the end of the connection and the wait for each written piece are ours, because it has none of them.
 */
export class PrinterLink {
  readonly #adapter: Network;
  readonly #timers: Timers;
  readonly #reader = new ReplyReader();
  readonly #onReply = new Set<(reply: Reply) => void>();
  readonly #onEnd = new Set<(end: LinkEnd) => void>();
  #ended: LinkEnd | null = null;

  private constructor(adapter: Network, timers: Timers) {
    this.#adapter = adapter;
    this.#timers = timers;
    const socket = adapter.device;
    socket?.setNoDelay(true);
    // A printer whose plug was pulled sends no farewell: the kernel asks after it.
    socket?.setKeepAlive(true, 5_000);
    socket?.on('data', (chunk: Buffer) => {
      for (const reply of this.#reader.push(chunk)) for (const listener of this.#onReply) listener(reply);
    });
    // A half that is shut says no more: the other half may never end by itself, because nothing takes its bytes.
    socket?.on('end', () => this.#end('left'));
    socket?.on('close', () => this.#end('broken'));
    if (socket === null || socket.destroyed) this.#end('broken');
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
        resolve(new PrinterLink(adapter, timers));
      });
    });
  }

  get ended(): boolean {
    return this.#ended !== null;
  }

  onReply(listener: (reply: Reply) => void): () => void {
    this.#onReply.add(listener);
    return () => this.#onReply.delete(listener);
  }

  /** Called once when the connection is over, at once if it is already. */
  onEnd(listener: (end: LinkEnd) => void): () => void {
    if (this.#ended !== null) listener(this.#ended);
    else this.#onEnd.add(listener);
    return () => this.#onEnd.delete(listener);
  }

  /**
   * Resolves with true when the last piece is with the kernel; with false when the link ends, when `stopped` says so, or when
   * a piece is not taken within the limit: the printer's buffer is full and it does not print.
   */
  async write(bytes: Buffer, limitMs: number, stopped: () => boolean = () => false): Promise<boolean> {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      if (this.ended || stopped()) return false;
      if (!(await this.#writePiece(bytes.subarray(at, at + PIECE_BYTES), limitMs))) return false;
    }
    return true;
  }

  #writePiece(piece: Buffer, limitMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const stops: (() => void)[] = [];
      const settle = (taken: boolean) => {
        for (const stop of stops) stop();
        resolve(taken);
      };
      stops.push(
        this.#timers.after(limitMs, () => settle(false)),
        this.onEnd(() => settle(false)),
      );
      this.#adapter.write(piece, (fault) => settle(!fault));
    });
  }

  end(): void {
    this.#end('broken');
  }

  #end(end: LinkEnd): void {
    if (this.#ended !== null) return;
    this.#ended = end;
    if (this.#adapter.device !== null) this.#adapter.close();
    for (const listener of this.#onEnd) listener(end);
    this.#onEnd.clear();
    this.#onReply.clear();
  }
}
