import { expect, it } from 'vitest';
import { pageOf } from '../../kiosk/parts/pages.ts';

const all = Array.from({ length: 12 }, (_, index) => index);

it('what fits stands on one page', () => {
  expect(pageOf(all.slice(0, 10), 0, 10)).toEqual({ items: all.slice(0, 10), page: 0, pages: 1 });
});
it('more than that leaves a place for the tile that leads on', () => {
  expect(pageOf(all, 0, 10)).toEqual({ items: all.slice(0, 9), page: 0, pages: 2 });
  expect(pageOf(all, 1, 10)).toEqual({ items: all.slice(9), page: 1, pages: 2 });
});
it('a button beside the tiles needs no place', () => {
  expect(pageOf(all, 2, 4, true)).toEqual({ items: all.slice(8), page: 2, pages: 3 });
});
it('a page that is no more shows the last one', () => {
  expect(pageOf(all, 7, 10).page).toBe(1);
});
