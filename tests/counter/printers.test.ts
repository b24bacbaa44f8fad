import { expect, test } from 'vitest';
import { printersOf } from '../../counter/dialogs/printers.ts';
import type { Catalogue, DevicesView, PrinterState } from '../../counter/views.ts';

const name = { vi: 'Ki-ốt 2', en: 'Kiosk 2' };
const catalogue = { devices: [{ id: 'kiosk-2', kind: 'kiosk', printer: 'printer-2', name }] } as unknown as Catalogue;
const told = (printer: PrinterState) => ({ devices: [{ id: 'printer-2', printer }] }) as unknown as DevicesView;

test.each(['paper_out', 'cover_open', 'failed', 'gone', 'unknown'] as const)('%s: nothing comes out', (state) => {
  expect(printersOf(catalogue, told(state))).toEqual([{ printer: 'printer-2', name, trouble: state }]);
});

test.each(['ready', 'busy', 'paper_low'] as const)('%s: it prints', (state) => {
  expect(printersOf(catalogue, told(state))[0]?.trouble).toBeNull();
});

test('while nobody has told how the printer is, nothing is said of it', () => {
  expect(printersOf(catalogue, null)[0]?.trouble).toBeNull();
});
