import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Timers } from '../../../server/ports.ts';

/** A data folder of the test's own. */
export function temporaryFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-journal-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Timers that a test winds on by hand. */
export function handTimers(): Timers & { fire(): void; readonly waiting: number[] } {
  const due = new Set<{ ms: number; run: () => void }>();
  return {
    after(ms, run) {
      const timer = { ms, run };
      due.add(timer);
      return () => void due.delete(timer);
    },
    fire() {
      const now = [...due];
      due.clear();
      for (const { run } of now) run();
    },
    get waiting() {
      return [...due].map(({ ms }) => ms);
    },
  };
}
