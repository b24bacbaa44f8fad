import { expect, test } from 'vitest';
import { startShownReports } from '../../display/board/shown-reports.ts';
import { hallCall } from './hall-calls.ts';

const call = hallCall('A001', { askedAt: 0 });

/** Answers in the given order; each wait ends when `wake` is called. */
function reports(answers: boolean[]) {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const shown = startShownReports(
    async (id) => {
      asked.push(id);
      return answers.shift() ?? true;
    },
    () => new Promise((resolve) => waiting.push(resolve)),
  );
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  const wake = async (): Promise<void> => {
    for (const go of waiting.splice(0)) go();
    await settle();
  };
  return { shown, asked, wake, settle };
}

test('a call is reported once, however often it is painted', async () => {
  const { shown, asked, settle } = reports([]);
  shown.viewed([call]);
  shown.painted([call]);
  shown.painted([call]);
  await settle();
  expect(asked).toEqual([call.id]);
});

test('no answer came: it is reported again until one does', async () => {
  const { shown, asked, wake, settle } = reports([false, false, true]);
  shown.viewed([call]);
  shown.painted([call]);
  await settle();
  await wake();
  await wake();
  await wake();
  expect(asked).toHaveLength(3);
});

test('another board reported it, or it was undone, while the answer was away: nothing more is said', async () => {
  for (const later of [[{ ...call, shown: true }], []]) {
    const { shown, asked, wake, settle } = reports([false]);
    shown.viewed([call]);
    shown.painted([call]);
    await settle();
    shown.viewed(later);
    await wake();
    expect(asked).toHaveLength(1);
  }
});

test('what the server knows to be shown is not reported', async () => {
  const { shown, asked, settle } = reports([]);
  shown.viewed([{ ...call, shown: true }]);
  shown.painted([{ ...call, shown: true }]);
  await settle();
  expect(asked).toEqual([]);
});
