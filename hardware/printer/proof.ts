import { randomInt } from 'node:crypto';
import { processIdBytes, sensorBytes } from './escpos-bytes.ts';
import type { Reply } from './escpos-replies.ts';

/**
 * How a printer answers in its turn, after all that it was sent before: `process_id` is GS ( H with the id that it was sent,
 * after printing; `fixed_id` the same from a printer that sends back an id of its own; `sensor` is GS r.
 */
export type AnswerKind = 'process_id' | 'fixed_id' | 'sensor';

/**
 * How a printer proves that a job is printed. `remembers`: the question is kept in its memory before the job (GS :) and only
 * carried out behind it (GS ^), so that a printer that was off in between has forgotten it. `none`: nothing is answered in
 * its turn, and a job is printed once its paper had the time to come out.
 */
export type Proof = 'none' | { readonly by: AnswerKind; readonly remembers: boolean };

/** A question that is answered in its turn: its bytes, and how many of which answers are its own. */
export interface TurnQuestion {
  readonly bytes: Buffer;
  readonly copies: number;
  answers(reply: Reply): boolean;
}

const ID_SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const ID_LENGTH = 4;

/** Of another process, of another day: an answer that comes late is never taken for this one's. */
const newId = (): string => Array.from({ length: ID_LENGTH }, () => ID_SIGNS[randomInt(ID_SIGNS.length)]).join('');

/** `copies`: as often as the tally says, for answers that have no name of their own. */
export function turnQuestion(by: AnswerKind, copies: number): TurnQuestion {
  switch (by) {
    case 'process_id': {
      const id = newId();
      return { bytes: processIdBytes(id), copies: 1, answers: (reply) => reply.kind === 'printed' && reply.id === id };
    }
    case 'fixed_id': {
      const bytes = Buffer.concat(Array(copies).fill(processIdBytes(newId())));
      return { bytes, copies, answers: (reply) => reply.kind === 'printed' };
    }
    case 'sensor': {
      const bytes = Buffer.concat(Array(copies).fill(sensorBytes()));
      return { bytes, copies, answers: (reply) => reply.kind === 'sensor' };
    }
    default:
      return by satisfies never;
  }
}
