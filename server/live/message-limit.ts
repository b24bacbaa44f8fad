import type { Refusals } from '../entrance/refusals.ts';
import type { NextTurn } from '../portions.ts';
import type { SteadyClock, Timers } from '../ports.ts';
import { type Allowance, TokenBucket } from '../token-bucket.ts';
import { type Conn, hangUp, hangUpAfterAnswer, netSocketOf } from './hang-up.ts';

/** A phone joins, follows its ticket and the line, and answers a ping every ten seconds. */
const STRANGERS_MESSAGES: Allowance = { atOnce: 24, aSecond: 2 };
/** A console follows a handful of topics, all of them again after each lost connection. */
const HOUSE_MESSAGES: Allowance = { atOnce: 120, aSecond: 20 };
/** A message has some 150 bytes; whatever is smaller than one, or never becomes one, is counted here. */
const STRANGERS_BYTES: Allowance = { atOnce: 16_384, aSecond: 1_024 };
const HOUSE_BYTES: Allowance = { atOnce: 65_536, aSecond: 8_192 };
/** Each piece that arrives costs a reading. */
const BYTES_A_READING = 32;
/** Of a piece that is too much only so much is decoded, so that too many messages are answered by name. */
const LAST_BYTES = 2_048;
/** Answers that were not taken yet. A view is sent only when the one before has left, so only these pile up. */
const MOST_UNSENT = 64;

interface Parts {
  readonly steady: SteadyClock;
  readonly timers: Timers;
  readonly nextTurn: NextTurn;
  readonly refusals: Refusals;
}

/** What one connection may send, whatever it is. */
export interface MessageLimit {
  /** It has sent more than it may: the message at hand is answered with a refusal, and the connection ends. */
  isOver(): boolean;
  /** It has shown a key of the house. */
  widen(): void;
}

/**
 * Counts messages of engine.io and bytes: follows, answers, pings, pieces of binary, and frames that never end. Over it the
 * message at hand is still handed on, to be answered, and nothing after it.
 */
export function limitMessages(conn: Conn, { steady, timers, nextTurn, refusals }: Parts): MessageLimit {
  const messages = new TokenBucket(steady, STRANGERS_MESSAGES);
  const bytes = new TokenBucket(steady, STRANGERS_BYTES);
  let over = false;

  conn.on('packet', () => {
    if (conn.readyState !== 'open') return;
    if (over) {
      // In one piece of the network there may be thousands: nobody decodes them.
      conn.removeAllListeners('data');
      return;
    }
    if ((conn as unknown as { readonly writeBuffer: readonly unknown[] }).writeBuffer.length > MOST_UNSENT) {
      refusals.count('nothing_read');
      hangUp(conn);
      return;
    }
    if (messages.take()) return;
    over = true;
    refusals.count('too_many_messages');
    // After the answer to the message at hand, which goes out in this turn.
    nextTurn(() => hangUpAfterAnswer(conn, timers));
  });
  // Before they are decoded: one piece of the network may hold nine thousand frames.
  const below = netSocketOf(conn);
  const decoders = below.listeners('data');
  const decode = (piece: unknown): void => {
    for (const decoder of decoders) Reflect.apply(decoder, below, [piece]);
  };
  below.removeAllListeners('data');
  below.on('data', (piece: Buffer) => {
    if (over) return;
    if (bytes.take(piece.length + BYTES_A_READING)) return decode(piece);
    decode(piece.subarray(0, LAST_BYTES));
    if (over) return;
    over = true;
    refusals.count('too_many_messages');
    hangUp(conn);
  });
  return {
    isOver: () => over,
    widen() {
      messages.widen(HOUSE_MESSAGES);
      bytes.widen(HOUSE_BYTES);
    },
  };
}
