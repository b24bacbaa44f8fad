export const printerControls = [
  'paper_ok',
  'paper_low',
  'paper_out',
  'open_cover',
  'close_cover',
  'vanish',
  'come_back',
] as const;
export type PrinterControl = (typeof printerControls)[number];

/** A simulated printer as the demo's hall page sees it; motcua.ts lends the ones of hardware/. */
export interface DemoPrinter {
  /** The last papers, oldest first; `n` counts all that ever fell out. */
  pieces(): readonly { readonly n: number; png(): Promise<Uint8Array>; readonly heightMm: number }[];
  newest(): number;
  /** Resolves when there is a paper after the nth, or its state has changed, or 20 s have passed. */
  untilAfter(n: number, signal: AbortSignal): Promise<void>;
  state(): { readonly paper: 'ok' | 'low' | 'out'; readonly cover: 'closed' | 'open'; readonly gone: boolean };
  control(control: PrinterControl): Promise<void>;
}
export type DemoPrinters = ReadonlyMap<string, DemoPrinter>;
