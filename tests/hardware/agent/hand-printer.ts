import { createHash } from 'node:crypto';
import { type Raster, USUAL_HEAD } from '../../../hardware/paper/raster.ts';
import type { Paper, Printer, PrinterStatus, PrintResult } from '../../../hardware/printer/port.ts';

/** A paper told apart from every other one, in a few letters. */
export const printOf = ({ rows }: Raster): string => createHash('sha256').update(rows).digest('hex').slice(0, 12);

/** A printer worked by hand: it says what the test says, and keeps the papers' prints. */
export class HandPrinter implements Printer {
  readonly papers: string[] = [];
  /** What the next jobs come to, in order; then they print. */
  readonly results: PrintResult[] = [];
  readonly #listeners = new Set<(status: PrinterStatus) => void>();
  #status: PrinterStatus = 'ready';

  async print(paper: Paper): Promise<PrintResult> {
    const result = this.results.shift() ?? { ok: true };
    if (result.ok) this.papers.push(printOf(typeof paper === 'function' ? paper(this.head()) : paper));
    return result;
  }

  head() {
    return { ...USUAL_HEAD, source: 'set' } as const;
  }

  status(): PrinterStatus {
    return this.#status;
  }

  set(status: PrinterStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }

  onStatus(listener: (status: PrinterStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {}
}
