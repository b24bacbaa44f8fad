import { join } from 'node:path';
import { lockFile } from '../../file-lock.ts';
import { JournalFault } from './fault.ts';

/** One server a folder. */
export function lockFolder(folder: string): { release(): void } {
  const lock = lockFile(join(folder, 'server.lock'));
  if (lock === null) throw new JournalFault('inUse', `another server is running on the data folder ${folder}`);
  return lock;
}
