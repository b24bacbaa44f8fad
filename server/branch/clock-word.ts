import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../owned-files.ts';
import type { Clock, Machine, SteadyClock } from '../ports.ts';

/** A technician's word that the machine's clock is right, on its way to the server that runs on the same data folder. */
const word = z.object({ machine: z.number(), elapsed: z.number(), boot: z.string().nullable(), by: z.string() });

const fileIn = (data: string): string => join(data, 'clock-is-right.json');
/** A clock that has jumped since is not the one that was meant. */
const AGREES_MS = 60_000;

interface Parts {
  readonly data: string;
  readonly clock: Clock;
  readonly steady: SteadyClock;
  readonly machine: Machine;
}

export function leaveClockWord(by: string, { data, clock, steady, machine }: Parts): void {
  const left: z.output<typeof word> = { machine: clock.now(), elapsed: steady.elapsed(), boot: machine.boot(), by };
  writeWhole(fileIn(data), JSON.stringify(left), { synced: false });
}

/** Who gave the word since it was last looked for; null when nobody did, or it was about another time. */
export function takeClockWord({ data, clock, steady, machine }: Parts): string | null {
  let text: string;
  try {
    text = readFileSync(fileIn(data), 'utf8');
    rmSync(fileIn(data));
  } catch {
    return null;
  }
  const given = word.safeParse(jsonOf(text));
  if (!given.success || given.data.boot !== machine.boot()) return null;
  const apart = clock.now() - steady.elapsed();
  return Math.abs(given.data.machine - given.data.elapsed - apart) < AGREES_MS ? given.data.by : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
