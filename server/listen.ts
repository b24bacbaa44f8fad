import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Direct } from './routes/direct.ts';
import { WrongSetting } from './settings.ts';

type Fetch = Parameters<typeof getRequestListener>[0];

/** Serves at an address; port 0 takes any free one. Rejects with a WrongSetting when the system does not give it. */
export function listen(
  fetch: Fetch,
  direct: Direct,
  hostname: string,
  port: number,
): Promise<{ http: HttpServer; port: number }> {
  const ordinary = getRequestListener(fetch, { hostname });
  return new Promise((resolve, reject) => {
    const http = createServer((incoming, outgoing) => {
      if (!direct(incoming, outgoing)) void ordinary(incoming, outgoing);
    });
    http.on('error', (error: NodeJS.ErrnoException) => reject(faultOf(error, hostname, port)));
    http.listen(port, hostname, () => resolve({ http, port: (http.address() as AddressInfo).port }));
  });
}

function faultOf(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new WrongSetting('The port is taken: set PORT to another one.');
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
