import { whoseItIs } from './users.ts';

/**
 * A server or an agent ends with it when a person must mend something first (sysexits.h, EX_CONFIG): a service manager must not
 * start it again and again (docs/operations.md). Whatever else ends it, it ends with 1.
 */
export const MEND_FIRST = 78;

const PLAIN: Readonly<Record<string, string>> = {
  EACCES: 'this user may not use it',
  EPERM: 'this user may not use it',
  EISDIR: 'is a folder, where a file should be',
  ENOTDIR: 'a file stands where a folder should be',
  EEXIST: 'something else stands there',
  ENOENT: 'is not there',
  EROFS: 'its disk can only be read',
  ENOSPC: 'there is no room on its disk',
  EDQUOT: 'there is no room for this user on its disk',
  EMFILE: 'this process may open no more files',
};

/** What the system refused at a start, as one line that names the file; null for what is a bug of ours. */
export function systemRefusal(error: unknown): string | null {
  const { code, path, syscall, message } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || typeof syscall !== 'string') return null;
  const whose = (code === 'EACCES' || code === 'EPERM') && path !== undefined ? whoseItIs(path) : null;
  if (whose !== null) return `${path}: ${whose}`;
  const why = PLAIN[code] ?? message;
  return path === undefined ? `${why} (${code}, ${syscall})` : `${path}: ${why} (${code})`;
}
