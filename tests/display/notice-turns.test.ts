import { expect, test } from 'vitest';
import { noticeTurns } from '../../display/board/notice-turns.ts';

const long = 'Do hệ thống được nâng cấp, việc tiếp nhận hồ sơ '.repeat(3);

test('a notice that fits stands in both languages at once', () => {
  const text = { vi: 'Lấy số từ 8 giờ đến 16 giờ.', en: 'Tickets are given from 8:00 to 16:00.' };
  expect(noticeTurns(text)).toEqual([{ kind: 'both', text }]);
});

test('a long one takes a turn in each language, also when only one of them is long', () => {
  for (const text of [
    { vi: long, en: long },
    { vi: 'Ngắn', en: long },
  ])
    expect(noticeTurns(text)).toEqual([
      { kind: 'alone', text, language: 'vi', longest: false },
      { kind: 'alone', text, language: 'en', longest: false },
    ]);
});

test('the longest steps down in size', () => {
  const text = { vi: long.repeat(2), en: 'Short' };
  expect(noticeTurns(text).map((turn) => turn.kind === 'alone' && turn.longest)).toEqual([true, false]);
});
