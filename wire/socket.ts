import type { Instant } from '../queue/ids.ts';
import type { PrinterState } from './devices.ts';
import type { Problem } from './http/problem.ts';
import type { KnownHead } from './print-head.ts';

/** Everything that is said over the socket, one declaration a direction. Path `/live`, WebSocket only. */

/** In the handshake's `auth`: a device's token or a clerk's session; a phone has neither. */
export interface Handshake {
  readonly token: string | null;
  /** Random, made when the page is loaded: so two pages with one device's token are told apart. */
  readonly page?: string;
}

export interface Version {
  readonly epoch: number;
  readonly seq: number;
}

export type FollowAnswer = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };

export interface FromScreen {
  /** Begins to receive a topic's views; the newest comes at once, unless `have` is that one. Also how a screen asks when a beat tells it that it is behind. */
  follow: (topic: string, have: Version | null, answer: (answer: FollowAnswer) => void) => void;
  unfollow: (topic: string) => void;
  /** A device tells how it is. */
  status: (status: {
    readonly printer?: PrinterState;
    readonly head?: KnownHead;
    readonly sound?: 'on' | 'blocked';
  }) => void;
}

export interface FromServer {
  /** A topic's view, whole. `now` is the server's clock as it was sent: the only clock that counts. */
  view: (message: { readonly topic: string; readonly now: Instant; readonly view: unknown } & Version) => void;
  /** Every 5 s: the newest version of each topic that this socket follows, so that the last message of a quiet hall cannot be lost. */
  beat: (beat: {
    readonly now: Instant;
    readonly heads: readonly (readonly [topic: string, epoch: number, seq: number])[];
  }) => void;
  /** To a printer's agent: a person in the office wants to see what it prints with. */
  test_page: () => void;
  /** The server stops in good order and will be back; screens keep their last state. */
  closing: () => void;
}

export const LIVE_PATH = '/live';
export const BEAT_MS = 5_000;
/** Two beats missed and a half: the server is away. */
export const AWAY_AFTER_MS = 12_500;
