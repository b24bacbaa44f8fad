import { millimetres, type Raster } from '../paper/raster.ts';
import type { SimulatedPrinter } from './simulated-printer.ts';

/** As much paper as lies in the tray before the oldest falls to the floor. */
const KEPT = 30;
const LONGEST_WAIT_MS = 20_000;

interface TrayPiece {
  /** 1, 2, 3 …: counts all that ever fell out. */
  readonly n: number;
  /** Drawn when somebody looks. */
  png(): Promise<Uint8Array>;
  readonly heightMm: number;
}

type Control = 'paper_ok' | 'paper_low' | 'paper_out' | 'open_cover' | 'close_cover' | 'vanish' | 'come_back';

/** The last papers of a simulated printer, for the demo's hall page, and its controls by name. */
export function simulatedTray(printer: SimulatedPrinter) {
  let pieces: readonly TrayPiece[] = [];
  let newest = 0;
  let gone = false;
  let waiting: (() => void)[] = [];
  const tell = (): void => {
    for (const wake of waiting.splice(0)) wake();
  };
  printer.onPaper((piece) => {
    newest += 1;
    let drawn: Promise<Uint8Array> | null = null;
    const lying: TrayPiece = {
      n: newest,
      png() {
        drawn ??= pictureOf(piece.raster);
        return drawn;
      },
      heightMm: millimetres(piece.heightDots, printer.head.dpi),
    };
    pieces = [...pieces, lying].slice(-KEPT);
    tell();
  });

  async function turn(control: Control): Promise<void> {
    switch (control) {
      case 'paper_ok':
        return printer.setPaper('ok');
      case 'paper_low':
        return printer.setPaper('low');
      case 'paper_out':
        return printer.setPaper('out');
      case 'open_cover':
        return printer.setCover('open');
      case 'close_cover':
        return printer.setCover('closed');
      case 'vanish':
        if (!gone) await printer.vanish();
        gone = true;
        return;
      case 'come_back':
        if (gone) await printer.comeBack();
        gone = false;
        return;
    }
  }

  return {
    pieces: () => pieces,
    newest: () => newest,
    state: () => ({ paper: printer.paper, cover: printer.cover, gone }),
    async control(control: Control): Promise<void> {
      await turn(control);
      tell();
    },
    /** Resolves when there is a paper after the nth, when a control was turned, or after 20 s. */
    untilAfter(n: number, signal: AbortSignal): Promise<void> {
      if (newest > n) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(done, LONGEST_WAIT_MS);
        function done(): void {
          clearTimeout(timer);
          waiting = waiting.filter((wake) => wake !== done);
          resolve();
        }
        waiting.push(done);
        signal.addEventListener('abort', done, { once: true });
      });
    },
  };
}

/** What draws is loaded when somebody looks: an idle server holds none of it. */
async function pictureOf(raster: Raster): Promise<Uint8Array> {
  const { pngOf } = await import('../paper/picture.ts');
  return pngOf(raster);
}
