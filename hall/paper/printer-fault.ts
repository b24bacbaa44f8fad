import type { DemoPrinterState } from '../../wire/http/demo.ts';

/** What its lamp says; of several faults the one that hides the others. */
export function printerFault({ gone, cover, paper }: DemoPrinterState): 'ready' | 'low' | 'out' | 'open' | 'gone' {
  if (gone) return 'gone';
  if (cover === 'open') return 'open';
  return paper === 'ok' ? 'ready' : paper;
}
