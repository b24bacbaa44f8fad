import { expect, test } from 'vitest';
import { finishedText } from '../../counter/console/finished-text.ts';
import { vi } from '../../words/counter/vi.ts';
import { card, view } from './views.ts';

const { day } = view();

test.each([
  ['nobody waits', {}, 'Đã xong A012. Không còn ai chờ.'],
  [
    'the counter is paused while people wait',
    { paused: true, waiting: 3 },
    'Đã xong A012. Quầy đang tạm dừng nên không gọi tiếp.',
  ],
  [
    'calling has ended',
    { day: { ...day, phase: 'calling_ended' }, waiting: 3 },
    'Đã xong A012. Đã hết giờ gọi số nên không gọi tiếp.',
  ],
  ['somebody has come since', { waiting: 1, line: [card('A013')] }, 'Đã xong A012.'],
])('%s: so it is said', (_, change, said) => {
  expect(finishedText('A012', view(change), vi.notice)).toBe(said);
});
