import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JournalFault } from '../../server/journal/sqlite/fault.ts';
import { DamagedKeys } from '../../server/people/keys-file.ts';
import type { PartResult } from '../bench/figure.ts';
import { Dice } from '../simulation/dice.ts';
import { FILES, type Hall, has, makeHall, take } from './damaged-folder.ts';

const DAMAGES = ['cut', 'zeroed', 'flipped', 'swapped', 'missing', 'old'] as const;
type Damage = (typeof DAMAGES)[number];

/** `refused`: one clear line stopped the start. `told`: it goes on and names what is wrong. `silent` is what must not be. */
type Ending = 'refused' | 'told' | 'harmless' | 'silent' | 'unclear';

interface Tried {
  readonly file: string;
  readonly damage: Damage;
  readonly ending: Ending;
  readonly line: string;
}

const BLOCK = 4096;

/** Damages one file of a folder at random; false when there is nothing to damage. */
function damageFile(folder: string, name: string, damage: Damage, hall: Hall, dice: Dice): boolean {
  const path = join(folder, name);
  if (!has(folder, name)) return false;
  const { size } = statSync(path);
  switch (damage) {
    case 'missing':
      rmSync(path);
      return true;
    case 'old':
      if (!has(hall.earlier, name)) return false;
      copyFileSync(join(hall.earlier, name), path);
      return true;
    case 'cut':
      if (size === 0) return false;
      truncateSync(path, dice.below(size));
      return true;
  }
  if (size === 0) return false;
  const bytes = readFileSync(path);
  if (damage === 'zeroed') {
    const from = dice.below(size);
    bytes.fill(0, from, Math.min(size, from + 1 + dice.below(BLOCK)));
  } else if (damage === 'flipped') {
    const at = dice.below(size);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.below(8));
  } else {
    const block = Math.min(BLOCK, Math.max(1, Math.floor(size / 4)));
    const [one, other] = [dice.below(size - block), dice.below(size - block)];
    const kept = Buffer.from(bytes.subarray(one, one + block));
    bytes.copyWithin(one, other, other + block);
    kept.copy(bytes, other);
  }
  writeFileSync(path, bytes);
  return true;
}

/** A database's own words, a stack, or more than one line: nobody at a hall can do anything with it. */
const UNCLEAR = /SQLITE_|malformed|disk image|not a database|\n/;

async function tryOne(
  hall: Hall,
  truth: string,
  from: string,
  file: string,
  damage: Damage,
  dice: Dice,
): Promise<Tried | null> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-damage-'));
  try {
    cpSync(from, folder, { recursive: true });
    if (!damageFile(folder, file, damage, hall, dice)) return null;
    try {
      const { facts, told } = await take(folder);
      const ending = facts === truth ? 'harmless' : told.length > 0 ? 'told' : 'silent';
      return { file, damage, ending, line: told.join(' | ') };
    } catch (error) {
      const { message } = error as Error;
      const clear = (error instanceof JournalFault || error instanceof DamagedKeys) && !UNCLEAR.test(message);
      return {
        file,
        damage,
        ending: clear ? 'refused' : 'unclear',
        line: clear ? message : String((error as Error).stack),
      };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** So many random damages of each file that a data folder has. */
export async function damages(
  each = 1_000,
  seed = 20_261_128,
): Promise<PartResult & { readonly tried: readonly Tried[] }> {
  const hall = await makeHall();
  try {
    const dice = new Dice(seed);
    const truth = (await take(copyOf(hall.stopped))).facts;
    const tried: Tried[] = [];
    for (const file of FILES)
      for (let nth = 0, misses = 0; nth < each && misses < 100; ) {
        const damage = DAMAGES[nth % DAMAGES.length] ?? 'cut';
        // The log and its index are there after a kill alone.
        const from = dice.chance(0.5) || file.endsWith('-wal') || file.endsWith('-shm') ? hall.killed : hall.stopped;
        const one = await tryOne(hall, truth, from, file, damage, dice);
        nth++;
        if (one === null) misses++;
        else tried.push(one);
      }
    const count = (file: string, ending: Ending) =>
      tried.filter((one) => one.file === file && one.ending === ending).length;
    const made = FILES.map((file) => ({
      file,
      damages: tried.filter((one) => one.file === file).length,
      refused: count(file, 'refused'),
      'told and gone on': count(file, 'told'),
      harmless: count(file, 'harmless'),
      silent: count(file, 'silent'),
      unclear: count(file, 'unclear'),
    }));
    const all = (ending: Ending) => tried.filter((one) => one.ending === ending).length;
    return {
      tried,
      made,
      figures: [
        {
          figure: 'damages of which a start says nothing',
          measured: all('silent'),
          limit: { atMost: 0 },
          unit: 'of them',
        },
        {
          figure: 'damages told in words that help nobody',
          measured: all('unclear'),
          limit: { atMost: 0 },
          unit: 'of them',
        },
        { figure: 'damages tried', measured: tried.length, limit: null, unit: 'of them' },
      ],
    };
  } finally {
    hall.remove();
  }
}

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'motcua-damage-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}
