import { expect, test } from 'vitest';
import type { DemoPrinter } from '../../../server/demo-printers.ts';
import type { PapersAnswer } from '../../../wire/http/demo.ts';
import { openTestHouse, type TestHouse } from '../house-rig.ts';

const PAPERS = '/api/demo/printers/printer-1/papers';

/** A printer out of which so many papers fell, each a picture of its run. */
const printed = (count: number, picture: string): DemoPrinter => ({
  pieces: () =>
    Array.from({ length: count }, (_, i) => ({
      n: i + 1,
      png: async () => Buffer.from(`${picture} ${i + 1}`),
      heightMm: 105,
    })),
  newest: () => count,
  untilAfter: (n) => (n < count ? Promise.resolve() : Promise.reject(new Error('It would wait 20 s'))),
  state: () => ({ paper: 'ok', cover: 'closed', gone: false }),
  control: () => Promise.resolve(),
});
const openWith = (printer: DemoPrinter): Promise<TestHouse> =>
  openTestHouse({ mode: 'demo', closed: true, demoPrinters: new Map([['printer-1', printer]]) });
const papersOf = async (house: TestHouse, query = ''): Promise<PapersAnswer> =>
  (await house.get(PAPERS + query)).body as PapersAnswer;

test('after a restart a paper has another address than the old one with its number, and the old one leads nowhere', async () => {
  const morning = await openWith(printed(2, 'morning'));
  const before = await papersOf(morning);
  const address = before.pieces[0]?.url ?? '';
  expect((await morning.get(address)).text).toBe('morning 1');
  await morning.close();

  const noon = await openWith(printed(1, 'noon'));
  const after = await papersOf(noon);
  expect(after.run).not.toBe(before.run);
  expect(after.pieces[0]?.url).not.toBe(address);
  expect((await noon.get(after.pieces[0]?.url ?? '')).text).toBe('noon 1');
  expect((await noon.get(address)).status).toBe(404);
  await noon.close();
});

test('who knows papers of the run before is answered at once with all of this one', async () => {
  const house = await openWith(printed(2, 'noon'));
  const { run } = await papersOf(house);
  expect((await papersOf(house, '?after=7&run=another')).pieces.map(({ n }) => n)).toEqual([1, 2]);
  expect((await papersOf(house, `?after=1&run=${run}`)).pieces.map(({ n }) => n)).toEqual([2]);
  await house.close();
});
