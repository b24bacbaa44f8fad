import { createServer } from 'node:http';
import { connect, createServer as createNetServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Listening, listen } from '../../server/listen.ts';
import { WrongSetting } from '../../server/settings.ts';

const CALLERS = 200;
let listening: Listening | undefined;
const callers: Socket[] = [];
afterEach(async () => {
  for (const caller of callers.splice(0)) caller.destroy();
  await listening?.close();
});

test('two hundred connect while each turn is held up by work: they are taken in a few turns, not one a turn', async () => {
  const http = createServer();
  let taken = 0;
  http.on('connection', () => {
    taken += 1;
  });
  listening = await listen(http, '127.0.0.1', 0);
  const { port } = listening;
  await new Promise<void>((all) => {
    let connected = 0;
    for (let n = 0; n < CALLERS; n++)
      callers.push(
        connect(port, '127.0.0.1', () => {
          connected += 1;
          if (connected === CALLERS) all();
        }),
      );
    // All have called before the first is taken: the system holds them.
    const until = performance.now() + 50;
    while (performance.now() < until);
  });
  let turns = 0;
  while (taken < CALLERS) {
    turns += 1;
    await new Promise((next) => setImmediate(next));
  }
  expect(turns).toBeLessThan(CALLERS / 2);
});

test('whoever comes by any door is answered, and none is open after the end', async () => {
  const http = createServer((_request, response) => void response.end('here'));
  listening = await listen(http, '127.0.0.1', 0);
  const { port } = listening;
  for (let n = 0; n < 40; n++) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { Connection: 'close' } });
    expect(await answer.text()).toBe('here');
  }
  await listening.close();
  listening = undefined;
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
});

test('a port that is taken, by a stranger or by a hall of ours: the setting is named', async () => {
  const stranger = createNetServer();
  await new Promise<void>((done) => void stranger.listen(0, '127.0.0.1', done));
  const { port } = stranger.address() as { port: number };
  const refused = await listen(createServer(), '127.0.0.1', port).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(WrongSetting);
  expect(String(refused)).toContain(`PORT=${port}: another program listens there`);
  stranger.close();

  listening = await listen(createServer(), '127.0.0.1', 0);
  await expect(listen(createServer(), '127.0.0.1', listening.port)).rejects.toThrow('another program listens there');
});
