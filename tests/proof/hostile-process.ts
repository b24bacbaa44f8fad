/** Attackers in a process of their own: `node hostile-process.ts URL SECONDS BRANCH`. Fifty sockets and fifty HTTP clients, of every kind in turn. */
import { connect, type Socket } from 'node:net';
import { frame, upgradeRequest } from '../server/live/hostile-line.ts';

const [address = '', seconds = '60', branch = ''] = process.argv.slice(2);
const url = new URL(address);
const ATTACKERS = 50;
/** Each keeps so many connections at once, and begins a new one when one is ended. */
const CONNECTIONS = 20;
const made: Record<string, number> = {};

type Attack = (socket: Socket) => void;
const follow = (topic: string, id = 1): Buffer => frame(`42${id}["follow","${topic}",null]`);
const flood = (one: Buffer, count: number): Buffer => Buffer.concat(Array.from({ length: count }, () => one));

/** Joins first; then so much at once, and it reads nothing more. */
const joined =
  (what: () => Buffer): Attack =>
  (socket) => {
    socket.write(upgradeRequest());
    let heard = '';
    socket.on('data', (piece) => {
      heard += piece.toString('latin1');
      if (heard.includes('40{"sid"')) {
        heard = '';
        socket.pause();
        socket.write(what());
      } else if (heard.includes('0{"sid"')) {
        heard = '';
        socket.write(frame('40{"token":null}'));
      }
    });
  };

const sockets: Readonly<Record<string, Attack>> = {
  follows: joined(() => flood(follow(`line:${branch}`), 5_000)),
  spellings: joined(() => Buffer.concat(Array.from({ length: 2_000 }, (_, id) => follow(`line:${branch}:${id}`, id)))),
  comesAndGoes: joined(() =>
    flood(Buffer.concat([follow(`line:${branch}`), frame(`42["unfollow","line:${branch}"]`)]), 10),
  ),
  pings: joined(() => flood(frame('x', 'ping'), 5_000)),
  pieces: joined(() => Buffer.concat([frame('42', 'text', false), flood(frame('x', 'continued', false), 3_000)])),
  binary: joined(() => flood(frame('451-["follow",{"_placeholder":true,"num":0}]'), 1_000)),
  tooLong: joined(() => frame('x'.repeat(60_000))),
  silent: (socket) => void socket.write(upgradeRequest()),
  upgrades: (socket) => {
    socket.write(upgradeRequest());
    socket.once('data', () => socket.destroy());
  },
  elsewhere: (socket) => void socket.write(upgradeRequest('/elsewhere/?EIO=4&transport=websocket')),
};

const get = (path: string, more = ''): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
const again =
  (request: string): Attack =>
  (socket) => {
    socket.on('data', () => socket.writableLength < 65_536 && socket.write(request));
    socket.write(request);
  };
const drip =
  (begin: string, piece: string): Attack =>
  (socket) => {
    socket.write(begin);
    const timer = setInterval(() => socket.write(piece), 500);
    socket.once('close', () => clearInterval(timer));
  };
const post = `POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`;
const clients: Readonly<Record<string, Attack>> = {
  slowHeaders: drip('GET / HTTP/1.1\r\nHost: x\r\n', 'X-A: b\r\n'),
  slowBody: drip(`${post}Content-Length: 100000\r\n\r\n`, '{'),
  endlessBody: (socket) => {
    socket.write(`${post}Transfer-Encoding: chunked\r\n\r\n`);
    const more = (): void =>
      void (socket.destroyed || (socket.write(`4000\r\n${'x'.repeat(16_384)}\r\n`) && setImmediate(more)));
    socket.on('drain', more);
    more();
  },
  bodyCutOff: (socket) => {
    socket.write(`${post}Content-Length: 1000\r\n\r\n{"a":`);
    setTimeout(() => socket.destroy(), 20);
  },
  idle: () => {},
  keptAlive: (socket) => void socket.write(get('/health')),
  pipelined: (socket) => void socket.write(get('/api/openapi.json').repeat(500)),
  hugeHeaders: (socket) => void socket.write(get('/', `X: ${'x'.repeat(40_000)}\r\n`)),
  manyHeaders: (socket) => void socket.write(get('/', 'a:b\r\n'.repeat(3_000))),
  document: again(get('/api/openapi.json')),
  pages: again(get('/kiosk')),
  lost: again(get('/%ff%fe/%c0%80')),
  methods: again(
    'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\nTRACE / HTTP/1.1\r\nHost: x\r\n\r\nHEAD /api HTTP/1.1\r\nHost: x\r\n\r\n',
  ),
  tunnel: (socket) => void socket.write('CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n'),
  expects: (socket) => void socket.write(`${post}Expect: 100-continue\r\nContent-Length: 200000\r\n\r\n`),
  forged: again(get(`/api/branches/${branch}/clerks`, 'Authorization: Bearer d.forged\r\n')),
  deaf: (socket) => {
    socket.pause();
    socket.write(get('/api/openapi.json').repeat(8));
  },
  noise: (socket) => void socket.write(Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 37) % 256))),
};

function attack(kind: string, run: Attack): void {
  const socket = connect({ host: url.hostname, port: Number(url.port) }, () => run(socket));
  made[kind] = (made[kind] ?? 0) + 1;
  socket.on('error', () => {});
  // A little rest: what is measured is the server, not how fast this machine can connect.
  socket.once('close', () => setTimeout(() => attack(kind, run), 50));
}

for (const kinds of [sockets, clients]) {
  const all = Object.entries(kinds);
  for (let attacker = 0; attacker < ATTACKERS; attacker++) {
    const [kind, run] = all[attacker % all.length] ?? [];
    if (kind !== undefined && run !== undefined) for (let one = 0; one < CONNECTIONS; one++) attack(kind, run);
  }
}
setTimeout(() => {
  process.stdout.write(`${JSON.stringify(made)}\n`, () => process.exit(0));
}, Number(seconds) * 1_000);
