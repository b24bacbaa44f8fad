import type { Socket } from 'socket.io';
import { z } from 'zod';
import { page } from '../../wire/http/fields.ts';
import type { FromScreen, FromServer } from '../../wire/socket.ts';

export type LiveSocket = Socket<FromScreen, FromServer>;

const auth = z.object({ token: z.string().nullable() });
const paged = z.object({ page });
/** A program has no page: it is told apart by its socket. */
export const pageOf = (socket: LiveSocket): string => paged.safeParse(socket.handshake.auth).data?.page || socket.id;
export const tokenOf = (socket: LiveSocket): string | null => auth.safeParse(socket.handshake.auth).data?.token ?? null;
