import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBackupCommand } from '../../../server/backup/backup-command.ts';
import { runRestoreCommand } from '../../../server/backup/restore-command.ts';
import { systemRandom, systemTimers } from '../../../server/system.ts';

export interface RestoreRig {
  /** A folder of the test's own, made on first use. */
  folder(name: string): string;
  /** A path in it where nothing is yet. */
  path(name: string): string;
  backup(data: string, to: string): Promise<string[]>;
  /** At a moment; resolves with what the operator is told. */
  restore(data: string, at: number, ...args: string[]): Promise<string[]>;
  remove(): void;
}

export function restoreRig(): RestoreRig {
  const root = mkdtempSync(join(tmpdir(), 'motcua-restore-'));
  return {
    folder(name) {
      mkdirSync(join(root, name), { recursive: true });
      return join(root, name);
    },
    path: (name) => join(root, name),
    async backup(data, to) {
      const said: string[] = [];
      await runBackupCommand([to], { data, say: (line) => void said.push(line) });
      return said;
    },
    async restore(data, at, ...args) {
      const said: string[] = [];
      const say = (line: string) => void said.push(line);
      await runRestoreCommand(args, {
        data,
        clock: { now: () => at },
        random: systemRandom,
        timers: systemTimers,
        say,
      });
      return said;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/**
 * All files of a folder with what stands in them: two looks tell whether anything changed. The lock, the mark, SQLite's
 * shared memory and a log without an entry come with every look at a journal, and are left out.
 */
export function contentsOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
  const beside = (path: string): boolean =>
    /(server\.lock|-shm|\.mark(\.new)?)$/.test(path) || (path.endsWith('-wal') && statSync(path).size === 0);
  return new Map(paths.filter((path) => !beside(path)).map((path) => [path, hash('sha1', readFileSync(path))]));
}
