import { statSync } from 'node:fs';

/**
 * Which file stands under a name. SQLite writes on into a file that was deleted or moved away, and all that it acknowledges
 * then is gone with the process.
 */
export function identityOf(file: string): string | null {
  try {
    const { dev, ino } = statSync(file);
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

export const takenAway = (file: string): string =>
  `the file ${file} was taken away or replaced while it was in use: put it back, or stop the server and restore a backup`;
