import { describe, expect, test } from 'vitest';
import { whyCalled, whyNext } from '../../counter/console/why-text.ts';
import { en } from '../../words/counter/en.ts';
import { vi } from '../../words/counter/vi.ts';
import { vi as shared } from '../../words/shared/vi.ts';
import { card, NINE } from './views.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const MINUTE = 60_000;
const next = (change: Parameters<typeof card>[1], now = NINE) =>
  whyNext(card('A012', change), now, vi.why, shared.category, ZONE);

describe('why this ticket', () => {
  test('priority past its time is told with its target', () => {
    const why = { rule: 'urgent_past_due', category: 'priority', due: NINE, target: 5 } as never;
    expect(whyCalled(why, vi.why, shared.category, ZONE)).toBe('Ưu tiên, đã chờ quá 5 phút');
  });

  test('priority past its time that is still to be called is told with how long it is past, however long ago it was issued', () => {
    expect(next({ category: 'priority', issuedAt: NINE - 60 * MINUTE, due: NINE - 2 * MINUTE })).toBe(
      'Ưu tiên, quá hạn 2 phút',
    );
    expect(next({ category: 'priority', due: NINE })).toBe('Ưu tiên, vừa quá hạn');
  });

  test('priority that is not past due yet is told by its due time, like all others', () => {
    expect(next({ category: 'priority', due: NINE + 5 * MINUTE })).toBe('đến hạn lúc 09:05');
  });

  test('a standard ticket is told by its due time, and how long ago that was', () => {
    expect(next({ due: NINE + 5 * MINUTE })).toBe('đến hạn lúc 09:05');
    expect(next({ due: NINE - 3 * MINUTE })).toBe('đến hạn lúc 08:57, quá 3 phút');
  });

  test('one who came back, and one whom the clerk chose', () => {
    expect(next({ behind: 2 })).toBe(vi.why.nobodyElse);
    expect(whyCalled({ rule: 'chosen' } as never, en.why, shared.category, ZONE)).toBe('you chose this number');
  });
});
