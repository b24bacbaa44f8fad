import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WrongSetting } from './settings.ts';

/** Who has connected while the server was busy waits here; five thousand phones come back at once. The system may allow less. */
const BACKLOG = 4_096;

/** Listens at an address; port 0 takes any free one. Rejects with a WrongSetting when the system does not give it. */
export function listen(http: HttpServer, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    // Also later: a connection that could not be taken (too many open files) ends nothing.
    http.on('error', (error: NodeJS.ErrnoException) => reject(faultOf(error, host, port)));
    http.listen({ host, port, backlog: BACKLOG }, () => resolve((http.address() as AddressInfo).port));
  });
}

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
