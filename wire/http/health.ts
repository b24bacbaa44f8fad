import { z } from 'zod';

const ok = z.boolean().meta({ description: 'Whether commands are taken' });

/** What everybody hears. */
export const healthWord = z.object({ ok }).meta({ id: 'HealthWord' });

/** What somebody on the machine itself hears, and the office. */
export const healthDetails = z
  .object({
    ok,
    status: z.enum(['up', 'full', 'down']),
    /** The milliseconds by which the machine's clock is ahead of the hall's time, by which the hall goes on. */
    clockOffMs: z.int(),
    /** What the machine's clock and the hall's time say, and in words what to do; null while the clock is believed. */
    clock: z.object({ machine: z.int(), hall: z.int(), words: z.string() }).nullable(),
    /** How many things on the disk are damaged, or cannot be used, and are worked around: the log names them. */
    doubts: z.int(),
    /** To the office its own. */
    branches: z.array(
      z.object({
        id: z.string(),
        epoch: z.int(),
        seq: z.int(),
        /** The entry of a newer program that it waits at; null when it works. */
        waits: z.object({ seq: z.int(), type: z.string(), version: z.number() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'Health' });
export type HealthDetails = z.output<typeof healthDetails>;

export const healthAnswer = z.union([healthDetails, healthWord]);
export type HealthAnswer = z.output<typeof healthAnswer>;
