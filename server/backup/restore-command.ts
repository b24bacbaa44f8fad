import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { as, type BranchId } from '../../queue/ids.ts';
import { isAccessStream, restoreAccess } from '../access/access-record.ts';
import { createTokens } from '../branch/tokens.ts';
import { JournalFault } from '../journal/sqlite/fault.ts';
import { lockFolder } from '../journal/sqlite/folder-lock.ts';
import { openReader } from '../journal/sqlite/reader.ts';
import { openJournal } from '../journal/sqlite/sqlite-journal.ts';
import { checkWhole } from '../journal/sqlite/whole-file.ts';
import type { Clock, Random, Timers } from '../ports.ts';
import { RefusedCopy } from './refused-copy.ts';
import { type Begun, beginEpoch } from './restore-epoch.ts';
import { exchange, stage } from './restore-exchange.ts';
import { begunTold } from './restore-report.ts';
import { findSource, type RestoreSource } from './restore-source.ts';

const RESTORE_USAGE = `npm run restore -- <folder or journal of a backup> [--jump <numbers>]
With the server stopped. What the data folder holds is set aside, never deleted. --jump: where more than 200 tickets of a
letter may have been given since the backup.`;

interface Parts {
  /** The data folder. */
  readonly data: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly say: (line: string) => void;
}

interface Wish {
  readonly backup: string;
  readonly jump: number;
}

/** `npm run restore -- <backup>`. Rejects with a RefusedCopy, JournalFault or DamagedKeys, and has changed nothing then. */
export async function runRestoreCommand(args: readonly string[], parts: Parts): Promise<void> {
  const { data, clock, random, say } = parts;
  const { backup, jump } = wishOf(args);
  const source = findSource(backup, data, random);
  mkdirSync(data, { recursive: true });
  const locks = [lockOf(data)];
  const staged = join(data, 'restoring');
  try {
    locks.push(...lockOfBackup(dirname(source.journal), data));
    stage(source, staged);
    const begun = await beginEpochs(staged, jump, parts);
    const aside = join(data, `before-restore-${stampOf(clock.now())}`);
    exchange(data, staged, aside);
    for (const [branch, one] of begun) say(begunTold(branch, one));
    if (source.keys === null) say('There is no keys.json: register devices and people anew (npm run keys).');
    else if (source.keysAreOwn) say('The backup has no keys.json: devices and people are those of this data folder.');
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
  const understood = option === undefined || (option === '--jump' && Number.isInteger(jump) && jump > 0);
  if (backup === undefined || backup.startsWith('--') || !understood || rest.length > 0)
    throw new RefusedCopy(`What shall I restore?\n${RESTORE_USAGE}`);
  return { backup, jump };
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
  const journal = await openJournal({ folder: staged, timers });
  const begun: (readonly [string, Begun])[] = [];
  try {
    const epochBefore = epochsOf(data);
    const token = createTokens(random);
    for (const stream of await journal.streams()) {
      if (isAccessStream(stream)) {
        await restoreAccess(journal, stream, epochBefore(stream), clock.now());
        continue;
      }
      const branch = as<BranchId>(stream);
      begun.push([branch, await beginEpoch(branch, { journal, clock, token, epochBefore, jump })]);
    }
  } finally {
    await journal.close();
  }
  if (begun.length === 0) throw new JournalFault('corrupted', `the journal ${file} holds no entry of any branch`);
  checkWhole(file);
  return begun;
}

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
