import { describe, expect, test } from 'vitest';
import { emptyPile, pileUp } from '../../hall/model/pile.ts';
import { printerFault } from '../../hall/paper/printer-fault.ts';
import type { DemoPaper, PapersAnswer } from '../../wire/http/demo.ts';

const paper = (n: number): DemoPaper => ({ n, url: `/papers/${n}.png`, heightMm: 105 });
const answer = (newest: number, ...numbers: number[]): PapersAnswer => ({
  run: 'morning',
  newest,
  pieces: numbers.map(paper),
  state: emptyPile.printer,
});
/** The server's next run. */
const again = (newest: number, ...numbers: number[]): PapersAnswer => ({
  ...answer(newest),
  run: 'noon',
  pieces: numbers.map((n) => ({ ...paper(n), url: `/noon/${n}.png` })),
});
const lying = (pile: typeof emptyPile): readonly (readonly number[] | number | null)[] => [
  pile.tray.map(({ n }) => n),
  pile.hanging?.n ?? null,
];

describe('the papers of the printer on the hall page', () => {
  test('papers of before the page opened lie there; nobody is shown them coming', () => {
    const pile = pileUp(emptyPile, answer(3, 1, 2, 3));
    expect(lying(pile)).toEqual([[1, 2], 3]);
    expect(pile.fresh).toBe(false);
  });

  test('a paper printed while somebody looks comes out, and the one that hung there falls into the tray', () => {
    const pile = pileUp(pileUp(emptyPile, answer(1, 1)), answer(2, 2));
    expect(lying(pile)).toEqual([[1], 2]);
    expect(pile.fresh).toBe(true);
  });

  test('the first paper of a fresh hall is seen coming', () => {
    const pile = pileUp(pileUp(emptyPile, answer(0)), answer(1, 1));
    expect(pile).toMatchObject({ after: 1, fresh: true });
  });

  test('the printer changes and nothing was printed: the papers stay, the lamp changes', () => {
    const before = pileUp(pileUp(emptyPile, answer(0)), answer(1, 1));
    const pile = pileUp(before, { ...answer(1), state: { paper: 'out', cover: 'closed', gone: false } });
    expect(lying(pile)).toEqual([[], 1]);
    expect(printerFault(pile.printer)).toBe('out');
  });

  test('twenty papers at once: the tray shows the newest four', () => {
    const pile = pileUp(emptyPile, answer(20, ...Array.from({ length: 20 }, (_, i) => i + 1)));
    expect(lying(pile)).toEqual([[16, 17, 18, 19], 20]);
  });

  test('the server started again and counts from one: its papers are asked for anew', () => {
    const pile = pileUp(pileUp(emptyPile, answer(9, 9)), again(0));
    expect(pile).toMatchObject({ run: 'noon', after: 0, hanging: null, tray: [] });
    expect(lying(pileUp(pile, again(1, 1)))).toEqual([[], 1]);
  });

  test('the server started again and has printed as many as before: none of the old papers is taken for a new one', () => {
    const pile = pileUp(pileUp(emptyPile, answer(2, 1, 2)), again(3, 1, 2, 3));
    expect(pile).toMatchObject({ run: 'noon', after: 3, fresh: true });
    expect([pile.hanging, ...pile.tray].map((one) => one?.url)).toEqual(['/noon/3.png', '/noon/1.png', '/noon/2.png']);
  });

  test('a printer without power says only that, whatever else is wrong with it', () => {
    expect(printerFault({ paper: 'out', cover: 'open', gone: true })).toBe('gone');
    expect(printerFault({ paper: 'out', cover: 'open', gone: false })).toBe('open');
    expect(printerFault({ paper: 'low', cover: 'closed', gone: false })).toBe('low');
    expect(printerFault({ paper: 'ok', cover: 'closed', gone: false })).toBe('ready');
  });
});
