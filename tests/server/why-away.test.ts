import { createServer as plainServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { expect, test } from 'vitest';
import { whyAway } from '../../server/why-away.ts';

async function listening<Answer>(server: Server, ask: (host: string) => Promise<Answer>): Promise<Answer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await ask(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

test('https to a server that speaks http names the setting; http to it is an answer', async () => {
  const plain = () => plainServer((_, response) => void response.end('here'));
  expect(await listening(plain(), (host) => whyAway(`https://${host}`))).toMatch(/MOTCUA_SERVER.*http:\/\//);
  expect(await listening(plain(), (host) => whyAway(`http://${host}`))).toBeNull();
});

test('where nothing listens, or whoever does hangs up, that is said', async () => {
  const free = await listening(createServer(), async (host) => host);
  expect(await whyAway(`http://${free}`)).toMatch(/^nothing listens there/);
  const hangsUp = createServer((socket) => void socket.destroy());
  expect(await listening(hangsUp, (host) => whyAway(`http://${host}`))).toMatch(/^it hangs up/);
});
