import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

const ROOT = 0;

/** What root has written into a folder of the server's own user, that user gets: else the server cannot use it. */
export function giveTo(owners: string, paths: readonly string[]): void {
  if (process.getuid?.() !== ROOT) return;
  const { uid, gid } = statSync(owners);
  if (uid !== ROOT) for (const path of paths) if (existsSync(path)) chownSync(path, uid, gid);
}

/** What takes the place of a file is whose that file was, if not root's; what is new belongs to the folder's owner. */
export function giveToOwner(path: string, instead: string): void {
  const before = statSync(instead, { throwIfNoEntry: false });
  giveTo(before === undefined || before.uid === ROOT ? dirname(path) : instead, [path]);
}

/**
 * Writes a file whole, for its owner alone: under another name first, so that a power cut leaves the old one or the new.
 * `synced`: it is on the disk when this returns, which may take some tens of milliseconds.
 */
export function writeWhole(file: string, text: string, { synced }: { readonly synced: boolean }): void {
  const draft = `${file}.new`;
  try {
    const handle = openSync(draft, 'w', 0o600);
    try {
      // To its last byte: a disk that fills up in the middle takes a part without a word.
      writeFileSync(handle, text);
      if (synced) fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    takeAway(draft);
    // Of a write the system names no file.
    throw Object.assign(error as Error, { path: (error as NodeJS.ErrnoException).path ?? file });
  }
  chmodSync(draft, 0o600);
  giveToOwner(draft, file);
  renameSync(draft, file);
}

/** What is left of a draft takes room on a full disk; where it cannot be removed the next one is written over it. */
function takeAway(draft: string): void {
  try {
    unlinkSync(draft);
  } catch {
    // A folder, or another user's.
  }
}
