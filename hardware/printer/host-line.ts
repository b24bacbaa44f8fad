import type { Socket } from 'node:net';

/** A printer has room for a few answers; to a computer that does not fetch them it says no more (Epson: 99 bytes). */
const ANSWERS_KEPT_BYTES = 16_384;
/** As many computers as wait for a printer at a time. */
const MOST_WAITING = 8;

/** The computers connected to a simulated printer. The first is served, the others wait: a printer talks to one at a time. */
export class HostLine {
  readonly #hosts: Socket[] = [];
  /** Called when another host is served from now on. */
  onServed: () => void = () => {};
  /** Called with what the served host sends. */
  onBytes: (chunk: Buffer) => void = () => {};

  admit(host: Socket): void {
    // A host that breaks off is an everyday thing; 'close' follows.
    host.on('error', () => {});
    host.on('data', (chunk: Buffer) => this.onBytes(chunk));
    host.on('close', () => this.#leave(host));
    if (this.#hosts.length > MOST_WAITING) {
      host.destroy();
      return;
    }
    this.#hosts.push(host);
    if (this.#hosts[0] === host) this.onServed();
    else host.pause();
  }

  answer(bytes: Buffer): void {
    const host = this.#hosts[0];
    if (host !== undefined && host.writableLength < ANSWERS_KEPT_BYTES) host.write(bytes);
  }

  /** Whether the served host may send on. */
  listen(more: boolean): void {
    if (more) this.#hosts[0]?.resume();
    else this.#hosts[0]?.pause();
  }

  /** Without a farewell, as when the power fails. */
  breakAll(): void {
    for (const host of this.#hosts.splice(0)) host.resetAndDestroy();
  }

  #leave(host: Socket): void {
    const wasServed = this.#hosts[0] === host;
    const at = this.#hosts.indexOf(host);
    if (at >= 0) this.#hosts.splice(at, 1);
    const next = this.#hosts[0];
    if (!wasServed || next === undefined) return;
    this.onServed();
    next.resume();
  }
}
