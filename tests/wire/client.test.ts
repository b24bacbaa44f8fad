import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createClient } from '../../wire/client.ts';
import type { Problem } from '../../wire/http/problem.ts';

const command = { path: '/api/branches/hoan-kiem/tickets' };
const client = createClient({ baseUrl: 'http://house.test', token: () => 'kiosk-token', language: () => 'en' });

const problem = (name: Problem['name'], status: number): Response =>
  Response.json({ type: `/problems/${name}`, name, status, title: '', detail: '', params: {} }, { status });
const granted = (): Response => Response.json({ epoch: 1, seq: 7, at: 0 });

const server = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
const keys = () => server.mock.calls.map(([, init]) => new Headers(init.headers).get('Idempotency-Key'));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', server);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  server.mockReset();
});

async function send(key?: string) {
  const answer = client.send(command, { service: 'birth' }, key);
  await vi.runAllTimersAsync();
  return answer;
}

describe('a command sent by a screen', () => {
  test('carries its key, the token of its sender and the language of the person', async () => {
    server.mockImplementation(async () => granted());
    expect(await send('key-of-the-touch')).toEqual({ ok: true, value: { epoch: 1, seq: 7, at: 0 } });
    const [url, init] = server.mock.calls[0] ?? [];
    const headers = new Headers(init?.headers);
    expect(url).toBe('http://house.test/api/branches/hoan-kiem/tickets');
    expect([headers.get('Idempotency-Key'), headers.get('Authorization'), headers.get('Accept-Language')]).toEqual([
      'key-of-the-touch',
      'Bearer kiosk-token',
      'en',
    ]);
  });

  test.each([
    ['no answer came', () => Promise.reject(new TypeError('connection refused'))],
    ['the answer was no JSON', async () => new Response('<html>502</html>', { status: 502 })],
    ['the outcome is unknown', async () => problem('outcome_unknown', 503)],
    ['the server was closing', async () => problem('closing', 503)],
  ])('%s: it is asked again with the same key, and carried out once', async (_, first) => {
    server.mockImplementationOnce(first).mockImplementation(async () => granted());
    expect((await send()).ok).toBe(true);
    expect(server).toHaveBeenCalledTimes(2);
    expect(new Set(keys()).size).toBe(1);
    expect(keys()[0]).toMatch(/^.{20,}$/);
  });

  test('a refusal is an answer: it is not asked again', async () => {
    server.mockImplementation(async () => problem('branch_closed', 409));
    expect(await send()).toMatchObject({ ok: false, problem: { name: 'branch_closed' } });
    expect(server).toHaveBeenCalledTimes(1);
  });

  test('the server stays away: after four tries the screen is told that it is offline', async () => {
    server.mockRejectedValue(new TypeError('connection refused'));
    expect(await send()).toMatchObject({ ok: false, problem: { name: 'offline' } });
    expect(server).toHaveBeenCalledTimes(4);
  });

  test('two touches have two keys', async () => {
    server.mockImplementation(async () => granted());
    await send();
    await send();
    expect(new Set(keys()).size).toBe(2);
  });
});
