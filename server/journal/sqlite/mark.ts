import { readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { giveToOwner } from '../../owned-files.ts';
import type { Timers } from '../../ports.ts';
import { systemRefusal } from '../../start-fault.ts';
import { causeOf, JournalFault } from './fault.ts';

/**
 * The mark: how far each stream has come, kept in a file of its own beside the journal. A journal that is behind its mark has
 * lost what was acknowledged (its log was deleted, an old copy was put in its place), and would give numbers a second time.
 */
export type Mark = ReadonlyMap<string, Marked>;

export interface Marked {
  readonly epoch: number;
  readonly seq: number;
  /** The chain's hash at that entry. */
  readonly hash: string;
}

type Saved = Readonly<Record<string, readonly [epoch: number, seq: number, hash: string]>>;

/**
 * `missing` before the first, `damaged` when it is not what was written: then it proves nothing either way. Throws a JournalFault
 * where there is one that cannot be read: what it says is not known, and must not be lost to a new one.
 */
export function readMark(file: string): Mark | 'missing' | 'damaged' {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing';
    throw new JournalFault('unreadable', `the mark cannot be read. ${systemRefusal(error) ?? causeOf(error)}`);
  }
  const [body = '', check] = text.split('\n');
  if (check !== checkOf(body)) return 'damaged';
  const saved = JSON.parse(body) as Saved;
  return new Map(Object.entries(saved).map(([stream, [epoch, seq, hash]]) => [stream, { epoch, seq, hash }]));
}

const checkOf = (body: string): string => crc32(body).toString(16);

function textOf(mark: Mark): string {
  const body = JSON.stringify(
    Object.fromEntries([...mark].map(([name, { epoch, seq, hash }]) => [name, [epoch, seq, hash]])),
  );
  return `${body}\n${checkOf(body)}\n`;
}

/** Under another name first, so that a power cut leaves the old mark or the new one. */
async function writeMark(file: string, mark: Mark): Promise<void> {
  const draft = `${file}.new`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(textOf(mark));
    await handle.sync();
  } finally {
    await handle.close();
  }
  giveToOwner(draft, file);
  await rename(draft, file);
}

/** A mark costs an fsync beside those of the journal, and less than a second is all that it cannot tell. */
export const MARK_EVERY_MS = 900;

export interface MarkKeeper {
  /** The journal has more than the mark says: it is written at once, or when a second has passed since the last. */
  changed(): void;
  /** Writes the last one; nothing comes after it. */
  close(): Promise<void>;
}

/** A mark that cannot be written (a full disk) stays as it was: an older one proves less, and nothing wrong. */
export function keepMark(file: string, timers: Timers, now: () => Mark): MarkKeeper {
  let writing: Promise<void> = Promise.resolve();
  let waits = false;
  let closed = false;
  let due: (() => void) | null = null;

  function write(): void {
    waits = false;
    const mark = now();
    writing = writeMark(file, mark).catch(() => {});
    due = timers.after(MARK_EVERY_MS, () => {
      due = null;
      if (waits && !closed) write();
    });
  }

  return {
    changed() {
      waits = true;
      if (due === null && !closed) write();
    },
    async close() {
      closed = true;
      due?.();
      await writing;
      if (waits) await writeMark(file, now()).catch(() => {});
    },
  };
}
