import type { Catalogue, DevicesView, PrinterState, Text } from '../views.ts';

export interface PrintPlace {
  readonly printer: string;
  readonly name: Text;
  /** Why nothing comes out there now; null while it prints, or while nobody has told. */
  readonly trouble: PrinterState | null;
}

const PRINTS: readonly PrinterState[] = ['ready', 'busy', 'paper_low'];

/** Where a clerk most likely wants it: the first place that prints. */
export const firstToPrint = (places: readonly PrintPlace[]): string | null =>
  (places.find(({ trouble }) => trouble === null) ?? places[0])?.printer ?? null;

/** Where paper can come out: each kiosk that has a printer, named as people know it, then printers of no kiosk. */
export function printersOf(catalogue: Catalogue | null, view: DevicesView | null): readonly PrintPlace[] {
  const devices = catalogue?.devices ?? [];
  const place = (printer: string, name: Text): PrintPlace => {
    const state = view?.devices.find(({ id }) => id === printer)?.printer ?? null;
    return { printer, name, trouble: state === null || PRINTS.includes(state) ? null : state };
  };
  const kiosks = devices.flatMap(({ kind, printer, name }) =>
    kind === 'kiosk' && printer !== null ? [place(printer, name)] : [],
  );
  const taken = new Set(kiosks.map(({ printer }) => printer));
  const others = devices.flatMap(({ kind, id, name }) =>
    kind === 'printer' && !taken.has(id) ? [place(id, name)] : [],
  );
  return [...kiosks, ...others];
}
