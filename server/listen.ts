import type { Server as HttpServer } from 'node:http';
import { serve } from '@hono/node-server';
import { WrongSetting } from './settings.ts';

type Fetch = Parameters<typeof serve>[0]['fetch'];

/** Serves at an address; port 0 takes any free one. Rejects with a WrongSetting when the system does not give it. */
export function listen(fetch: Fetch, hostname: string, port: number): Promise<{ http: HttpServer; port: number }> {
  return new Promise((resolve, reject) => {
    const http = serve({ fetch, hostname, port }, (info) => resolve({ http, port: info.port })) as HttpServer;
    http.on('error', (error: NodeJS.ErrnoException) => reject(faultOf(error, hostname, port)));
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
