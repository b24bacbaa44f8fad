import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { isPrintable, PRINTABLE } from '../../../queue/printable-letters.ts';
import { receiptPdf } from '../../../server/receipt/receipt-pdf.ts';
import { readPdf } from './read-pdf.ts';
import { sampleReceipt } from './sample-receipt.ts';

const ROOT = new URL('../../../', import.meta.url);
const require = createRequire(import.meta.url);
const { create } = createRequire(require.resolve('pdfkit'))('fontkit') as {
  create(bytes: Uint8Array): { readonly characterSet: readonly number[] };
};

/** The fonts that the source of the receipt and of the ticket names. */
const fontFiles = ['server/receipt/sheet.ts', 'hardware/paper/fonts.ts'].flatMap((file) =>
  [...readFileSync(new URL(file, ROOT), 'utf8').matchAll(/'(\w+\/BeVietnamPro_\w+\.ttf)'/g)].map(
    ([, font]) => `${font}`,
  ),
);

test('[TEXT-3] what counts as printable is what every font of receipts and tickets draws, letter by letter', () => {
  expect(fontFiles).toHaveLength(7);
  const drawn = fontFiles
    .map((file) => create(readFileSync(require.resolve(`@expo-google-fonts/be-vietnam-pro/${file}`))))
    .map(({ characterSet }) => new Set(characterSet));
  // Line ends are no letters, and the font's last code is none at all.
  const shared = [...(drawn[0] ?? [])].filter(
    (code) => code >= 0x20 && code !== 0xffff && drawn.every((set) => set.has(code)),
  );
  const told = PRINTABLE.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
  expect(told).toEqual(shared.toSorted((a, b) => a - b));
});

test('[TEXT-3] a name that was kept before the rule is printed with a mark for each letter that the fonts lack', async () => {
  const applicant = { ...sampleReceipt.applicant, name: '习近平', address: 'Số 1 Nguy\ufffdn' };
  const { pages } = readPdf(await receiptPdf({ ...sampleReceipt, applicant }));
  const texts = pages.flatMap((page) => page.texts).join(' ');
  expect(texts).toContain('???');
  expect(texts).toContain('Nguy?n');
});

test.each(['words/paper/vi.ts', 'words/paper/en.ts'])('[TEXT-3] our own words for papers are printable: %s', (file) => {
  const lines = readFileSync(new URL(file, ROOT), 'utf8').split('\n');
  expect(lines.filter((text) => !isPrintable(text))).toEqual([]);
});
