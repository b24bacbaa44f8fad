import { expect, test } from 'vitest';
import { paperless } from '../../kiosk/flow/paper.ts';
import { type House, newKiosk } from '../../kiosk/flow/state.ts';
import { kioskWords } from '../../words/kiosk/words.ts';

const house = (printer: House['printer'], heard = true): House => ({ ...newKiosk(0).house, heard, printer });

test.each([
  ['ready', null],
  ['paper_low', null],
  ['busy', null],
  ['unknown', null],
  ['paper_out', 'no_paper'],
  ['cover_open', 'printer_fault'],
  ['failed', 'printer_fault'],
  ['gone', 'printer_fault'],
  [null, null],
] as const)('a printer that is %s: the first page warns of %s', (printer, why) => {
  expect(paperless(house(printer))).toBe(why);
});

test('while the server is away nothing is said of a printer that may have paper again', () => {
  expect(paperless(house('paper_out', false))).toBeNull();
});

test.each(['vi', 'en'] as const)(
  'the warning says (%s) that numbers are given all the same, and what to do',
  (language) => {
    const { before } = kioskWords[language].paper;
    for (const text of Object.values(before))
      expect(text).toMatch(language === 'vi' ? /vẫn lấy số.*chụp/ : /still.*photo/);
  },
);
