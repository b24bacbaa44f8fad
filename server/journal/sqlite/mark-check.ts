import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { JournalFault } from './fault.ts';
import type { Mark, readMark } from './mark.ts';
import type { Reader } from './reader-port.ts';

type Read = ReturnType<typeof readMark>;

/** Of a journal that cannot be used as it is. */
export const WHAT_NOW =
  'Put the newest backup in place (npm run restore -- <backup>), or go on with what is left, in a new epoch: npm run restore -- --what-is-left (docs/operations.md)';

/** What a house leaves in its folder when it was open, and nobody puts there before. */
const SIGNS = ['journal.sqlite-wal', 'journal.mark', 'vault.key', 'clock.json', 'ended-sessions.json'];

export const markOf = (reader: Reader): Mark =>
  new Map(reader.streams().map((stream) => [stream, reader.marked(stream)]));

/** Throws a JournalFault where there was a journal and is none: a new one would begin with numbers that stand on paper. */
export function refuseGone(folder: string): void {
  const journal = join(folder, 'journal.sqlite');
  const size = statSync(journal, { throwIfNoEntry: false })?.size ?? null;
  if (size !== null && size > 0) return;
  const signs = SIGNS.filter((name) => existsSync(join(folder, name)));
  if (signs.length === 0) return;
  throw new JournalFault(
    'behind',
    `the journal ${journal} is ${size === null ? 'gone' : 'empty'}, and ${signs.join(', ')} beside it ${signs.length === 1 ? 'tells' : 'tell'} of one. Put the newest backup in place (npm run restore -- <backup>); or, to begin with an empty hall whose numbers begin at 001, move ${signs.join(', ')} out of the folder first, and keep the vault’s key (docs/operations.md)`,
  );
}

/**
 * Throws a JournalFault when the journal lacks what it had, or is another than the mark was made of. Answers what cannot be
 * known, a line each.
 */
export function checkMark(
  mark: Read,
  reader: Reader,
  files: { readonly journal: string; readonly mark: string },
): readonly string[] {
  if (mark === 'damaged')
    return [`${files.mark} is damaged: whether the journal is the newest is not known. A new mark begins`];
  if (mark === 'missing') {
    const isNew = reader.streams().length === 0;
    return isNew ? [] : [`${files.mark} is missing: whether the journal is the newest is not known. A new mark begins`];
  }
  for (const [stream, { epoch, seq, hash }] of mark) {
    const head = reader.head(stream);
    // A later life of the stream: a restore has begun it.
    if (head.epoch > epoch) continue;
    if (head.epoch < epoch || head.seq < seq)
      throw new JournalFault(
        'behind',
        `the journal ${files.journal} ends at entry ${head.seq} (epoch ${head.epoch}) of ${stream}, and ${seq} (epoch ${epoch}) had been written: it is an old copy, or its newest part is lost. ${WHAT_NOW}`,
      );
    if (seq > 0 && reader.hashAt(stream, seq) !== hash)
      throw new JournalFault(
        'behind',
        `the journal ${files.journal} is not the one that ${files.mark} was made of: entry ${seq} of ${stream} is another. ${WHAT_NOW}`,
      );
  }
  return [];
}
