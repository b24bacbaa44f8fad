import type { Catalogue, Text } from '../views.ts';

/** Where paper can come out: each kiosk that has a printer, named as people know it, then printers of no kiosk. */
export function printersOf(catalogue: Catalogue | null): readonly { readonly printer: string; readonly name: Text }[] {
  const devices = catalogue?.devices ?? [];
  const kiosks = devices.flatMap(({ kind, printer, name }) =>
    kind === 'kiosk' && printer !== null ? [{ printer: printer as string, name }] : [],
  );
  const taken = new Set(kiosks.map(({ printer }) => printer));
  const others = devices.flatMap(({ kind, id, name }) =>
    kind === 'printer' && !taken.has(id) ? [{ printer: id as string, name }] : [],
  );
  return [...kiosks, ...others];
}
