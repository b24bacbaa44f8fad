import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { words } from '../../ui/language.ts';
import { hallWords } from '../../words/hall/words.ts';
import { PRINTER } from '../model/frame-addresses.ts';
import { controlPrinter, hall } from '../model/hall.ts';
import { PaperSheet } from './paper-sheet.tsx';
import { printerFault } from './printer-fault.ts';

/** The simulated ticket printer beside the kiosk: its lamp, its lever, the slot, and what fell into the tray. */
export const Printer = (): JSX.Element => {
  const w = words(hallWords).printer;
  const { hanging, tray, fresh, printer } = hall.pile.value;
  const fault = printerFault(printer);
  const out = printer.paper === 'out';
  return (
    <section class="printer" aria-label={w.name}>
      <div class="printer__head">
        <p class={fault === 'ready' ? 'printer__state' : 'printer__state is-faulty'} role="status">
          {w[fault]}
        </p>
        <Button
          kind="bare"
          icon={out ? 'printer' : 'paper-out'}
          onPress={() => void controlPrinter(PRINTER, out ? 'paper_ok' : 'paper_out')}
        >
          {out ? w.givePaper : w.takePaper}
        </Button>
        <span class="printer__slot" />
      </div>
      <div class="printer__throat">
        {hanging === null ? (
          <p class="printer__hint">{w.waiting}</p>
        ) : (
          <PaperSheet key={hanging.url} paper={hanging} shape={fresh ? 'paper--coming' : 'paper--hanging'} />
        )}
      </div>
      <div class="printer__tray">
        {tray.map((paper, index) => (
          <PaperSheet key={paper.url} paper={paper} shape={`paper--fallen paper--lies-${index % 4}`} />
        ))}
      </div>
    </section>
  );
};
