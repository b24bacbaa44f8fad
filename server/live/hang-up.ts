import type { Socket as NetSocket } from 'node:net';
import type { Timers } from '../ports.ts';
import type { LiveSocket } from './handshake.ts';

/** A connection of engine.io, under one socket or none. */
export type Conn = LiveSocket['conn'];

/** The connection below, as the system has it. */
export const netSocketOf = (conn: Conn): NetSocket => conn.request.socket as NetSocket;

/**
 * Ends a connection for good, and frees what was still to be sent. A close in good order waits half a minute for the other
 * end's answer, with all its buffers: whoever does not read would be kept longest.
 */
export function hangUp(conn: Conn): void {
  conn.close(true);
  netSocketOf(conn).destroy();
}

/** So long the other end has to take the last answer. */
const LAST_ANSWER_MS = 500;

/** Ends a connection that was answered last with a refusal: nothing more is read from it. */
export function hangUpAfterAnswer(conn: Conn, timers: Timers): void {
  const socket = netSocketOf(conn);
  // An end with bytes that nobody has read would take the answer back.
  socket.pause();
  conn.close();
  timers.after(LAST_ANSWER_MS, () => socket.destroy());
}
