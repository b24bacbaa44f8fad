import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { as, type BranchId } from '../../queue/ids.ts';
import { isAccessStream, restoreAccess } from '../access/access-record.ts';
import { createTokens } from '../branch/tokens.ts';
import { JournalFault } from '../journal/sqlite/fault.ts';
import { lockFolder } from '../journal/sqlite/folder-lock.ts';
import { readMark } from '../journal/sqlite/mark.ts';
import { openReader } from '../journal/sqlite/reader.ts';
import { openJournal } from '../journal/sqlite/sqlite-journal.ts';
import { checkWhole } from '../journal/sqlite/whole-file.ts';
import type { Clock, Random, Timers } from '../ports.ts';
import { RefusedCopy } from './refused-copy.ts';
import { type Begun, beginEpoch } from './restore-epoch.ts';
import { exchange, stage } from './restore-exchange.ts';
import { begunTold } from './restore-report.ts';
import { findSource, ownSource, type RestoreSource } from './restore-source.ts';
import { keepWhatIsLeft } from './what-is-left.ts';

const RESTORE_USAGE = `npm run restore -- <folder or journal of a backup> [--jump <numbers>]
npm run restore -- --what-is-left [--jump <numbers>]     no backup: the data folder's own journal, as far as it can be read
With the server stopped. What the data folder holds is set aside, never deleted. --jump: where more than 200 tickets of a
letter may have been given since the backup.`;

const WHAT_IS_LEFT = '--what-is-left';

interface Parts {
  /** The data folder. */
  readonly data: string;
  /** Where the vault's key stands, when not in the data folder. */
  readonly keyFile?: string | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly say: (line: string) => void;
}

interface Wish {
  /** Null: what is left of the data folder's own journal. */
  readonly backup: string | null;
  readonly jump: number;
}

/** `npm run restore -- <backup>`. Rejects with a RefusedCopy, JournalFault or DamagedKeys, and has changed nothing then. */
export async function runRestoreCommand(args: readonly string[], parts: Parts): Promise<void> {
  const { data, clock, say } = parts;
  const { backup, jump } = wishOf(args);
  const own = { data, keyFile: parts.keyFile ?? null };
  const source = backup === null ? ownSource(own) : findSource(backup, own);
  mkdirSync(data, { recursive: true });
  const locks = [lockOf(data)];
  const staged = join(data, 'restoring');
  try {
    locks.push(...lockOfBackup(dirname(source.journal), data));
    stage(source, staged);
    const cut = backup === null ? keepWhatIsLeft(join(staged, 'journal.sqlite')) : [];
    const begun = await beginEpochs(staged, jump, parts);
    const aside = join(data, `before-restore-${stampOf(clock.now())}`);
    exchange(data, staged, aside, own.keyFile === null);
    for (const line of cut) say(line);
    for (const [branch, one] of begun) say(begunTold(branch, one));
    if (source.keysTold !== null) say(source.keysTold);
    if (existsSync(aside)) say(`What the data folder held before is kept in ${aside}.`);
    say('Start the server. Visitors whose ticket is not found take a new one.');
  } catch (error) {
    throw error instanceof JournalFault ? namedAsGiven(error, staged, source) : error;
  } finally {
    rmSync(staged, { recursive: true, force: true });
    for (const lock of locks) lock.release();
  }
}

/** The copy was tried; what the person knows is the backup. */
function namedAsGiven({ reason, message }: JournalFault, staged: string, { journal, vaultKey }: RestoreSource): Error {
  const named = message
    .replaceAll(join(staged, 'journal.sqlite'), journal)
    .replaceAll(join(staged, 'vault.key'), vaultKey);
  const tried = reason === 'wrongKey' && !named.includes(vaultKey) ? ` (${vaultKey} was tried)` : '';
  return new JournalFault(reason, `${named}${tried}; nothing was changed`);
}

function wishOf(args: readonly string[]): Wish {
  const [backup, option, number, ...rest] = args;
  const jump = option === undefined ? 0 : Number(number);
  const understood = option === undefined || (option === '--jump' && /^[1-9]\d*$/.test(number ?? ''));
  const isOwn = backup === WHAT_IS_LEFT;
  if (backup === undefined || (backup.startsWith('--') && !isOwn) || !understood || rest.length > 0)
    throw new RefusedCopy(`What shall I restore?\n${RESTORE_USAGE}`);
  if (jump > MOST_ASKED)
    throw new RefusedCopy(
      `--jump ${number}: ${MOST_ASKED} at most, more than a letter gives in any day; nothing was changed`,
    );
  return { backup: isOwn ? null : backup, jump };
}

function lockOf(folder: string): ReturnType<typeof lockFolder> {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof JournalFault && error.reason === 'inUse')
      throw new RefusedCopy(`${error.message}: stop it first; nothing was changed`);
    throw error;
  }
}

/** Another server's data folder may be restored from while that server is stopped; a copy of a journal at work is torn. */
function lockOfBackup(folder: string, data: string): readonly ReturnType<typeof lockFolder>[] {
  if (realpathSync(folder) === realpathSync(data) || !existsSync(join(folder, 'server.lock'))) return [];
  try {
    return [lockOf(folder)];
  } catch (error) {
    if (error instanceof RefusedCopy) throw error;
    // A medium that cannot be written: nobody is at work on it.
    return [];
  }
}

/** Begins a new epoch in every stream of a staged journal, and leaves it one whole file. */
async function beginEpochs(
  staged: string,
  jump: number,
  { data, clock, random, timers }: Parts,
): Promise<readonly (readonly [string, Begun])[]> {
  const file = join(staged, 'journal.sqlite');
  checkWhole(file);
  const journal = await openJournal({ folder: staged, timers, believesFile: true });
  const begun: (readonly [string, Begun])[] = [];
  try {
    const marked = readMark(join(data, 'journal.mark'));
    const inJournal = epochsOf(data);
    const epochBefore = (stream: string): number => Math.max(inJournal(stream), markedOf(marked, stream).epoch);
    const token = createTokens(random);
    for (const stream of await journal.streams()) {
      if (isAccessStream(stream)) {
        await restoreAccess(journal, stream, epochBefore(stream), clock.now());
        continue;
      }
      const branch = as<BranchId>(stream);
      // No more tickets can be lost than entries are.
      const lost = markedOf(marked, stream).seq - (await journal.head(stream)).seq;
      const least = Math.max(jump, Math.min(lost, MOST_JUMP));
      begun.push([branch, await beginEpoch(branch, { journal, clock, token, epochBefore, jump: least })]);
    }
  } finally {
    await journal.close();
  }
  if (begun.length === 0) throw new JournalFault('corrupted', `the journal ${file} holds no entry of any branch`);
  checkWhole(file);
  return begun;
}

/** A slip of the keyboard must not lead to numbers that no paper has room for. */
const MOST_ASKED = 10_000;

/** Of an old backup a mark tells months of entries: more numbers than a busy day has need not be jumped. */
const MOST_JUMP = 2_000;

const markedOf = (
  mark: ReturnType<typeof readMark>,
  stream: string,
): { readonly epoch: number; readonly seq: number } =>
  (typeof mark === 'string' ? undefined : mark.get(stream)) ?? { epoch: 0, seq: 0 };

/**
 * The epochs that the data folder's own journal has come to, where it can still be read: whoever restores the same backup
 * a second time must not begin the same epoch, with the same numbers, a second time.
 */
function epochsOf(data: string): (branch: string) => number {
  try {
    const reader = openReader(join(data, 'journal.sqlite'), new Uint8Array());
    try {
      const epochs = new Map(reader.streams().map((stream) => [stream, reader.head(stream).epoch]));
      return (branch) => epochs.get(branch) ?? 0;
    } finally {
      reader.close();
    }
  } catch {
    return () => 0;
  }
}

/** `2026-11-23T002005Z`: fit for the name of a folder everywhere. */
const stampOf = (now: number): string =>
  Temporal.Instant.fromEpochMilliseconds(now).toString({ smallestUnit: 'second' }).replaceAll(':', '');
