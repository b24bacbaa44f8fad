import { describe, expect, test } from 'vitest';
import { callFate } from '../../counter/console/call-fate.ts';
import { vi } from '../../words/counter/vi.ts';
import { NINE } from './views.ts';

describe('whether the hall has seen and heard', () => {
  const fate = (shownAt: number | null, voice: string, announcement = 1) =>
    callFate({ shownAt, voice, announcement } as never, vi.call);

  test('shown and spoken', () => {
    expect(fate(NINE, 'spoken')).toEqual({
      seen: 'đã hiện',
      heard: 'đã đọc',
      isSeen: true,
      isHeard: true,
      attention: false,
    });
  });

  test('shown, and too late to be spoken: the clerk is asked to recall', () => {
    expect(fate(NINE, 'late')).toMatchObject({ isSeen: true, isHeard: false, attention: true });
  });

  test('not shown yet, waiting to be spoken; a recall is counted', () => {
    expect(fate(null, 'due')).toMatchObject({ seen: 'chưa hiện', heard: 'đang chờ đọc', attention: false });
    expect(fate(NINE, 'spoken', 2).heard).toBe('đã đọc (đọc lần 2)');
  });
});
