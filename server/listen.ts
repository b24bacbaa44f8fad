import type { Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { WrongSetting } from './settings.ts';

/** Who has connected while the server was busy waits here; five thousand phones come back at once. The system may allow less. */
const BACKLOG = 4_096;
/**
 * A listening socket takes one connection a turn of the event loop (libuv 1.52, `uv__server_io`), and a turn may hold
 * milliseconds of work: behind a hall of phones a kiosk's new connection would wait for thousands of turns. So many sockets
 * listen at the same port (SO_REUSEPORT), each with a queue of its own.
 */
const DOORS = 16;

export interface Listening {
  readonly port: number;
  /** Takes nobody in any more; resolves when all connections have ended. */
  close(): Promise<void>;
}

/** Listens at an address; port 0 takes any free one. Rejects with a WrongSetting when the system does not give it. */
export async function listen(http: HttpServer, host: string, wanted: number): Promise<Listening> {
  // Of the same user the system lets another program share the port as well: whether one is there, is asked without sharing.
  if (wanted !== 0) await ended(await at(createServer(), { host, port: wanted, reusePort: false }));
  const reusePort = await at(http, { host, port: wanted, reusePort: true }).then(
    () => true,
    async (error: NodeJS.ErrnoException) => {
      if (!CANNOT_SHARE.has(error.code ?? '')) throw error;
      await at(http, { host, port: wanted, reusePort: false });
      return false;
    },
  );
  const { port } = http.address() as AddressInfo;
  const doors: Server[] = [http];
  while (reusePort && doors.length < DOORS) {
    const door = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => http.emit('connection', socket));
    doors.push(await at(door, { host, port, reusePort }));
  }
  return { port, close: async () => void (await Promise.all(doors.map(ended))) };
}

/** What systems say that know no shared ports. */
const CANNOT_SHARE = new Set(['ENOTSUP', 'EINVAL', 'ENOPROTOOPT']);

interface Place {
  readonly host: string;
  readonly port: number;
  readonly reusePort: boolean;
}

function at<T extends Server>(server: T, { host, port, reusePort }: Place): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => reject(faultOf(error, host, port));
    server.once('error', fail);
    server.listen({ host, port, reusePort, backlog: BACKLOG }, () => {
      server.off('error', fail);
      // Also later: a connection that could not be taken (too many open files) ends nothing.
      server.on('error', () => {});
      resolve(server);
    });
  });
}

const ended = (server: Server): Promise<void> => new Promise((resolve) => void server.close(() => resolve()));

function faultOf(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new WrongSetting(`PORT=${port}: another program listens there; end it, or set PORT to another one`);
    case 'EACCES':
      return new WrongSetting(`PORT=${port}: this user may not listen there; take one above 1023 (docs/operations.md)`);
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new WrongSetting(`HOST=${host}: is no address of this machine (docs/operations.md)`);
    default:
      return error;
  }
}
