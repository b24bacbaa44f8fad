import type { BranchCommand } from '../../queue/branch/branch.ts';
import type { BranchId, Token } from '../../queue/ids.ts';
import type { Journal, KeptCommand } from '../journal/port.ts';
import type { Log } from '../log.ts';
import type { Clock, Timers } from '../ports.ts';
import { type Folded, readOn, saveSnapshot } from './branch-stream.ts';
import { bringShelved } from './bring-shelved.ts';
import { type DecidedBatch, decideBatch } from './decide-batch.ts';
import { type FirstOutcomes, firstOutcomeOf } from './first-outcome.ts';
import type { Outcome } from './outcome.ts';
import { Pending, type Submission } from './pending.ts';

export interface BranchLoop {
  readonly branch: BranchId;
  submit(submission: Submission): Promise<Outcome>;
  /** The same without a promise, for who answers a thousand a second: `tell` is called once, later, and must not throw. */
  take(submission: Submission, tell: (outcome: Outcome) => void): void;
  /** What is durable, and nothing else. */
  folded(): Folded;
  /** Called after each change, once a batch. */
  onChange(run: (folded: Folded) => void): void;
  /** Takes no more commands; resolves when those taken have their outcome and a snapshot is kept. */
  stop(): Promise<void>;
}

interface Parts {
  readonly branch: BranchId;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly token: () => Token;
  /** Resolves when all that has arrived in this turn of the event loop has been submitted; left out, at once. */
  readonly gather?: () => Promise<void>;
  readonly log: Log;
}

/** More than this in one append would make the first of them wait for the last. */
const MOST_IN_A_BATCH = 512;
/** A start reads at most so many entries after the newest snapshot. */
const ENTRIES_A_SNAPSHOT = 20_000;
const READ_AGAIN_MS = 1_000;
const atOnce = (): Promise<void> => Promise.resolve();

/**
 * The heart of a branch: takes every command that has arrived, decides them one after the other on a working state, appends
 * all their events, then makes the working state current, acknowledges, publishes. While an append is in flight the next
 * batch gathers (design.md §3).
 */
export function createBranchLoop(
  { branch, journal, clock, timers, token, log, gather = atOnce }: Parts,
  start: Folded,
): BranchLoop {
  let current = start;
  let waiting: Pending[] = [];
  let running: Promise<void> | null = null;
  let stopping = false;
  let snapshotSeq = start.seq;
  let keeping = Promise.resolve();
  const inFlight = new Map<string, Pending>();
  const listeners: ((folded: Folded) => void)[] = [];

  const onBug = (command: BranchCommand, error: unknown): void =>
    log.error('command_failed', { branch, command: command.type, error });

  function take(submission: Submission, tell: (outcome: Outcome) => void): void {
    const scopedKey = `${submission.by}|${submission.key}`;
    const twin = inFlight.get(scopedKey);
    if (twin !== undefined) {
      if (twin.fingerprint === submission.fingerprint) twin.join(tell);
      else queueMicrotask(() => tell({ kind: 'key_reused' }));
      return;
    }
    if (stopping) {
      queueMicrotask(() => tell({ kind: 'closing' }));
      return;
    }
    const { waits } = current;
    if (waits !== undefined) {
      queueMicrotask(() => tell({ kind: 'waits', ...waits }));
      return;
    }
    const pending = new Pending(submission, scopedKey, tell);
    inFlight.set(scopedKey, pending);
    waiting.push(pending);
    running ??= run();
  }

  function settle(pending: Pending, outcome: Outcome): void {
    inFlight.delete(pending.scopedKey);
    try {
      pending.resolve(outcome);
    } catch (error) {
      log.error('loop_failed', { branch, error });
    }
  }

  function settleAll(batch: readonly Pending[], outcome: Outcome): void {
    for (const pending of batch) settle(pending, outcome);
  }

  async function run(): Promise<void> {
    // Lets all that has arrived in this turn of the event loop into the first batch: an append costs the same for one or many.
    await gather();
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_IN_A_BATCH);
      waiting = waiting.slice(MOST_IN_A_BATCH);
      try {
        await carryOut(batch);
      } catch (error) {
        log.error('loop_failed', { branch, error });
        for (const pending of batch) if (inFlight.has(pending.scopedKey)) settle(pending, { kind: 'failed' });
      }
    }
    running = null;
  }

  async function carryOut(batch: readonly Pending[]): Promise<void> {
    let left = batch;
    /** What was looked up while an append was refused for it: one look-up answers for a whole batch. */
    let firsts: FirstOutcomes = new Map();
    while (left.length > 0) {
      if (current.waits !== undefined) {
        settleAll(left, { kind: 'waits', ...current.waits });
        return;
      }
      const shelved = await bringShelved(journal, branch, current, left).catch((error: unknown) => {
        log.error('stream_unreadable', { branch, error });
        return 'unreadable' as const;
      });
      if (shelved === 'unreadable') {
        settleAll(left, { kind: 'unavailable', reason: 'down' });
        return;
      }
      if (shelved === null) {
        if (await catchUp()) continue;
        settleAll(left, { kind: 'closing' });
        return;
      }
      const decided = decideBatch(current, left, { clock, token, shelved, onBug });
      const refused = decided.refused.map(({ pending }) => pending);
      if (decided.accepted.length === 0) {
        settleRefused(decided, await firstOutcomes(refused, firsts));
        return;
      }
      const { epoch, seq } = current;
      const commands = decided.accepted.map(({ write }) => write);
      const answer = await journal.append({ stream: branch, epoch, expectedSeq: seq, commands });
      switch (answer.kind) {
        case 'done':
          makeCurrent(decided, answer.lastSeq);
          settleRefused(decided, await firstOutcomes(refused, firsts));
          return;
        case 'conflict':
          log.warn('append_conflict', { branch, seq });
          firsts = new Map();
          if (await catchUp()) break;
          settleAll(left, { kind: 'closing' });
          return;
        case 'claimTaken': {
          const losers = answer.taken.map(({ index, claim }) => ({ loser: loserAt(decided, index, claim), claim }));
          firsts = await firstOutcomes([...losers.map(({ loser }) => loser), ...refused], firsts);
          for (const { loser, claim } of losers) settleTaken(loser, claim, firsts);
          const dropped = new Set(losers.map(({ loser }) => loser));
          left = left.filter((pending) => !dropped.has(pending));
          break;
        }
        case 'unknown':
          log.error('append_unknown', { branch, cause: answer.cause });
          settleAll(left, { kind: 'outcome_unknown' });
          await catchUp();
          return;
        case 'unavailable':
          log.error('append_unavailable', { branch, reason: answer.reason });
          settleAll(left, { kind: 'unavailable', reason: answer.reason });
          return;
      }
    }
  }

  function makeCurrent({ accepted, state, at }: DecidedBatch<Pending>, lastSeq: number): void {
    const { epoch } = current;
    let { seq } = current;
    current = { state, epoch, seq: lastSeq, at };
    for (const { pending, events, at: stamped } of accepted) {
      seq += events.length;
      settle(pending, { kind: 'done', epoch, seq, at: stamped, events });
    }
    tellListeners();
    if (current.seq - snapshotSeq >= ENTRIES_A_SNAPSHOT) keepSnapshot();
  }

  /** What they do with it is theirs: a view that cannot be made holds up no command. */
  function tellListeners(): void {
    for (const run of listeners)
      try {
        run(current);
      } catch (error) {
        log.error('loop_failed', { branch, error });
      }
  }

  /** A refused command may be the retry of one that was carried out: then its first outcome is the answer. */
  function settleRefused({ refused }: DecidedBatch<Pending>, firsts: FirstOutcomes): void {
    for (const { pending, outcome } of refused) settle(pending, firsts.get(pending) ?? outcome);
  }

  function settleTaken(pending: Pending, claim: string, firsts: FirstOutcomes): void {
    const first = firsts.get(pending) ?? null;
    if (first === null)
      log.error('claim_taken', { branch, command: pending.command.type, claim: claim.split(':')[0] ?? '' });
    settle(pending, first ?? { kind: 'failed' });
  }

  /** Asks the journal once for those that are not among the known ones. */
  async function firstOutcomes(asked: readonly Pending[], known: FirstOutcomes): Promise<FirstOutcomes> {
    const unknown = asked.filter((pending) => !known.has(pending));
    if (unknown.length === 0) return known;
    const found = await lookUp(unknown.map(({ scopedKey }) => scopedKey));
    return new Map([...known, ...unknown.map((pending) => [pending, firstOutcomeOf(pending, found)] as const)]);
  }

  /** Null: nobody can say now which of them are retries. */
  async function lookUp(keys: readonly string[]): Promise<ReadonlyMap<string, KeptCommand> | null> {
    try {
      return await journal.kept(branch, keys);
    } catch (error) {
      log.error('stream_unreadable', { branch, error });
      return null;
    }
  }

  /** Goes on only when the stream has been read: until then nobody knows what is true. False: the house closes meanwhile. */
  async function catchUp(): Promise<boolean> {
    for (;;) {
      try {
        current = await readOn(journal, branch, current);
        if (current.waits !== undefined) log.error('entry_unknown', { branch, ...current.waits });
      } catch (error) {
        log.error('stream_unreadable', { branch, error });
        if (stopping) return false;
        await new Promise<void>((resolve) => void timers.after(READ_AGAIN_MS, resolve));
        continue;
      }
      tellListeners();
      return true;
    }
  }

  function keepSnapshot(): Promise<void> {
    snapshotSeq = current.seq;
    keeping = keeping
      .then(() => saveSnapshot(journal, branch, current, turn))
      .catch((error) => log.warn('snapshot_failed', { branch, error }));
    return keeping;
  }
  const turn = (): Promise<void> => new Promise((resolve) => void timers.after(0, resolve));

  return {
    branch,
    submit: (submission) => new Promise((resolve) => take(submission, resolve)),
    take,
    folded: () => current,
    onChange: (run) => void listeners.push(run),
    async stop() {
      stopping = true;
      await running;
      await keepSnapshot();
    },
  };
}

function loserAt({ accepted }: DecidedBatch<Pending>, index: number, claim: string): Pending {
  const loser = accepted[index]?.pending;
  if (loser === undefined) throw new Error(`claim ${claim} is held against no command`);
  return loser;
}
