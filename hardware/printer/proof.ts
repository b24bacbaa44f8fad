import { processIdBytes, sensorBytes } from './escpos-bytes.ts';
import type { Reply } from './escpos-replies.ts';

/**
 * How a printer proves that a job is printed: `process_id` is GS ( H, after printing; `sensor` is GS r, in its turn; `none`
 * knows neither, and has printed once its paper had the time to come out.
 */
export type Proof = 'process_id' | 'sensor' | 'none';

/** What is sent behind a job, so that its answer proves the job; `id` has four characters. */
export function proofBytes(proof: Proof, id: string): Buffer {
  switch (proof) {
    case 'process_id':
      return processIdBytes(id);
    case 'sensor':
      return sensorBytes();
    case 'none':
      return Buffer.alloc(0);
    default:
      return proof satisfies never;
  }
}

/** Whether this is the answer to `proofBytes`. */
export function proves(reply: Reply, proof: Proof, id: string): boolean {
  switch (proof) {
    case 'process_id':
      return reply.kind === 'printed' && reply.id === id;
    case 'sensor':
      return reply.kind === 'sensor';
    case 'none':
      return false;
    default:
      return proof satisfies never;
  }
}
