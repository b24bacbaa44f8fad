import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** What happens to a piece of what is said: it passes, or the network goes down over it. */
type Judge = (way: 'to_server' | 'to_agent', said: string) => 'pass' | 'cut';

/** The network between an agent and its server, which can be cut at a word and mended. */
export async function network(serverUrl: string, judge: Judge) {
  const port = Number(new URL(serverUrl).port);
  const open = new Set<Socket>();
  let up = true;
  const cut = (): void => {
    up = false;
    for (const end of open) end.destroy();
  };
  const server = createServer((agent) => {
    if (!up) return void agent.destroy();
    const house = connect(port, '127.0.0.1');
    for (const [from, to, way] of [
      [agent, house, 'to_server'],
      [house, agent, 'to_agent'],
    ] as const) {
      open.add(from);
      from.on('error', () => {});
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.on('data', (chunk: Buffer) => {
        if (!up) return;
        if (judge(way, chunk.toString('latin1')) === 'cut') cut();
        else to.write(chunk);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isUp: () => up,
    mend: () => {
      up = true;
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
