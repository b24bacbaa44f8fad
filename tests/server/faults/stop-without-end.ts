import { Server } from 'node:http';

/** Loaded into a server under test: its doors never close, so a stop in order comes to no end. */
Server.prototype.close = function (this: Server): Server {
  return this;
};
