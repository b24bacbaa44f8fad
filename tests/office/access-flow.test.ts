import { describe, expect, test } from 'vitest';
import { openAccessBook } from '../../office/access-book.ts';
import { accessStep, hasOlder, initialAccess, mustAskOlder, ROWS_SHOWN, rowsShown } from '../../office/access-flow.ts';
import type { Answer } from '../../wire/client.ts';
import type { AccessAnswer } from '../../wire/http/access.ts';
import type { Problem } from '../../wire/http/problem.ts';

const rowsFrom = (last: number, count: number): AccessAnswer['rows'] =>
  Array.from({ length: count }, (_, n) => ({
    seq: last - n,
    at: 1_000 as never,
    who: 'clerk:lan',
    name: 'Nguyễn Thị Lan',
    read: { what: 'dossier' as const, by: null, dossiers: [] },
  }));
const offline = { name: 'offline', params: {} } as unknown as Problem;

describe('the record of who read personal data', () => {
  test('a page of it is shown; older rows that are here are shown without asking, then asked for after the last', async () => {
    const asked: (number | null)[] = [];
    const book = openAccessBook(async (before) => {
      asked.push(before);
      return {
        ok: true,
        value: {
          rows: rowsFrom(before === null ? 130 : before - 1, before === null ? 100 : 30),
          more: before === null,
        },
      };
    });
    book.newest();
    await expect.poll(() => rowsShown(book.state.value).length).toBe(ROWS_SHOWN);
    for (let page = 2; page <= 5; page++) book.older();
    expect([asked, rowsShown(book.state.value).length]).toEqual([[null], 100]);
    book.older();
    await expect.poll(() => rowsShown(book.state.value).length).toBe(100 + ROWS_SHOWN);
    expect(asked).toEqual([null, 31]);
    book.older();
    expect(rowsShown(book.state.value).map(({ seq }) => seq)).toEqual(Array.from({ length: 130 }, (_, n) => 130 - n));
    expect(hasOlder(book.state.value)).toBe(false);
  });

  test('an answer that does not come leaves what is there, and asking again begins anew', async () => {
    const answers: Answer<AccessAnswer>[] = [
      { ok: true, value: { rows: rowsFrom(5, 5), more: false } },
      { ok: false, problem: offline },
      { ok: true, value: { rows: rowsFrom(6, 6), more: false } },
    ];
    const book = openAccessBook(async () => answers.shift() as Answer<AccessAnswer>);
    const { state } = book;
    for (const seen of [
      { rows: rowsFrom(5, 5), problem: null },
      { rows: rowsFrom(5, 5), problem: offline },
      { rows: rowsFrom(6, 6), problem: null },
    ]) {
      book.newest();
      await expect.poll(() => state.value.asking).toBeNull();
      expect(state.value).toMatchObject(seen);
    }
  });

  test('a second press while one is on its way asks nothing', () => {
    let asked = 0;
    const book = openAccessBook(() => {
      asked += 1;
      return new Promise(() => {});
    });
    book.newest();
    book.newest();
    expect(asked).toBe(1);
  });

  test('nobody has read anything: no rows, and nothing older', () => {
    const state = accessStep(initialAccess, { type: 'came', answer: { rows: [], more: false } });
    expect([state.rows, hasOlder(state), mustAskOlder(state)]).toEqual([[], false, false]);
  });
});
