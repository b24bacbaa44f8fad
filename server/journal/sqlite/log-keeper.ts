import type Database from 'better-sqlite3';
import type { Timers } from '../../ports.ts';
import { causeOf } from './fault.ts';

/** What is written goes to SQLite's log first; a checkpoint carries it into the file, after which the log begins anew. */
export interface LogKeeper {
  /** To be called after each commit, when its senders have their answers. */
  written(): void;
  /** Takes no more checkpoints. */
  stop(): void;
}

/** 1 MB: carried over in some milliseconds, when nobody writes. */
const SOME_PAGES = 256;
/** So long nobody has written: between two taps at a kiosk, and not between two commits of a rush. */
const QUIET_MS = 25;
/** 16 MB: a rush without a pause is held up for a checkpoint now and then, so that the log and a start after it stay short. */
const MOST_PAGES = 4_000;

interface Parts {
  readonly db: Database.Database;
  readonly timers: Timers;
  /** A checkpoint failed, or a reader holds so many pages that the log cannot begin anew: people are told, nothing stops. */
  readonly tell: (trouble: { readonly cause: string; readonly pages: number }) => void;
}

/**
 * Takes checkpoints between commits, never within one: a commit in whose middle one was taken waited 54 ms, one between
 * 1 MB steps 9. While a reader of another program holds an old state, as much as it lets go is carried over, and the log
 * grows; it is tried again each time the log has grown by as much, and told each time it has doubled.
 */
export function keepLog({ db, timers, tell }: Parts): LogKeeper {
  const look = db.prepare<[], [busy: number, pages: number, done: number]>('PRAGMA wal_checkpoint(NOOP)').raw();
  const carryOver = db.prepare<[], [busy: number, pages: number, done: number]>('PRAGMA wal_checkpoint(PASSIVE)').raw();
  let notQuiet = (): void => {};
  /** The pages at which the next one is due in a rush. */
  let dueAt = MOST_PAGES;
  let toldAt = MOST_PAGES;
  let failing = false;

  const left = (): number => {
    const [, pages, done] = look.get() ?? [0, 0, 0];
    return done >= pages ? 0 : pages;
  };

  function checkpoint(): void {
    let cause: string | null = null;
    try {
      carryOver.get();
    } catch (error) {
      cause = causeOf(error);
    }
    const pages = left();
    dueAt = pages + MOST_PAGES;
    if (pages === 0) {
      toldAt = MOST_PAGES;
      failing = false;
    }
    const isNews = pages >= toldAt || (cause !== null && !failing);
    if (!isNews) return;
    toldAt = Math.max(toldAt, pages * 2);
    failing = cause !== null;
    tell({ cause: cause ?? 'a reader holds it', pages });
  }

  function whenQuiet(): void {
    if (left() >= SOME_PAGES) checkpoint();
  }

  function written(): void {
    notQuiet();
    notQuiet = timers.after(QUIET_MS, whenQuiet);
    if (left() >= dueAt) checkpoint();
  }

  // What an earlier run left behind: a start does not wait for it.
  written();
  return { written, stop: () => notQuiet() };
}
