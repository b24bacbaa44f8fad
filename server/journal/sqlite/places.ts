/** Room for 2^40 entries a stream and 8,191 streams, below the largest whole number that JavaScript is exact in. */
export const SEQ_SPAN = 2 ** 40;
export const MOST_STREAMS = 8191;

/** Where an entry stands in the table: see schema.sql. */
export function placeOf(streamId: number, seq: number): number {
  return streamId * SEQ_SPAN + seq;
}
