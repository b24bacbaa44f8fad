import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepAsking } from '../../ui/keep-asking.ts';
import type { Answer } from '../../wire/client.ts';

const AWAY: Answer<string> = { ok: false, problem: { name: 'offline', params: {} } as never };
const HERE: Answer<string> = { ok: true, value: 'the house' };

/** Asks a server that gives these answers, one after the other; what was told, and how to stop. */
function asking(...answers: readonly Answer<string>[]) {
  const left = [...answers];
  const ask = vi.fn(async () => left.shift() ?? HERE);
  const told: boolean[] = [];
  return { ask, told, stop: keepAsking(ask, ({ ok }) => told.push(ok)) };
}

describe('asking until the server answers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('a server that is away twice is asked three times, and then no more', async () => {
    const { ask, told } = asking(AWAY, AWAY, HERE);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([false, false, true]);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  test('an answer that is not enough yet is told, and asked for again', async () => {
    const told: string[] = [];
    const answers: Answer<string>[] = [{ ok: true, value: '' }, AWAY, HERE];
    const ask = vi.fn(async () => answers.shift() ?? HERE);
    keepAsking(
      ask,
      (answer) => told.push(answer.ok ? answer.value : 'away'),
      (value) => value !== '',
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual(['', 'away', 'the house']);
  });

  test('a page that went away between two tries asks no more', async () => {
    const { ask, stop } = asking(AWAY);
    await vi.advanceTimersByTimeAsync(100);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('a page that went away while the answer was on its way is told nothing, and does not ask again', async () => {
    const { ask, told, stop } = asking(AWAY);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
