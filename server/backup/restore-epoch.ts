import type { BranchCommand } from '../../queue/branch/branch.ts';
import { as, type BranchId, type Instant, type LocalDate, type Token } from '../../queue/ids.ts';
import { timeOfDay } from '../../words/shared/times.ts';
import { branchDate } from '../branch/branch-day.ts';
import { type Folded, openStream, saveSnapshot } from '../branch/branch-stream.ts';
import { decideBatch, type Held } from '../branch/decide-batch.ts';
import type { Journal } from '../journal/port.ts';
import type { Clock } from '../ports.ts';
import { RefusedCopy } from './refused-copy.ts';

/** design.md §4. More than a letter gives out in the quarter of an hour between two backups, by far. */
const LEAST_JUMP = 200;
/** Two machines whose clocks are kept agree better than this. */
const CLOCKS_AGREE_MS = 60_000;
/** A ticket's number has a letter and six digits at most (wire/http/fields.ts), with room for a day on top. */
const HIGHEST_NUMBER = 990_000;

interface Parts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly token: () => Token;
  /** The epoch that the data folder's own journal had come to; the new one is above it too. */
  readonly epochBefore: (branch: string) => number;
  /** What the operator asks for at least. */
  readonly jump: number;
}

/** What a restored branch begins with. */
export interface Begun {
  /** As the backup knew it. */
  readonly backup: Folded;
  readonly now: Folded;
  /** How far the numbers of today, or of the next day that opens, have jumped; 0 when no day can have lost a number. */
  readonly by: number;
}

/** Begins a stream's next epoch. Rejects with a RefusedCopy; nothing is written then. */
export async function beginEpoch(
  branch: BranchId,
  { journal, clock, token, epochBefore, jump }: Parts,
): Promise<Begun> {
  const backup = await openStream(journal, branch);
  if (backup.waits !== undefined)
    throw new RefusedCopy(
      `${branch}: a newer version of the program wrote this backup (${backup.waits.type} ${backup.waits.version}); restore it with that one. Nothing was changed`,
    );
  const now = as<Instant>(clock.now());
  const date = branchDate(backup.state.line, now);
  if (now < backup.at - CLOCKS_AGREE_MS)
    throw new RefusedCopy(
      `It is ${momentOf(backup, now)} by this machine’s clock, but ${branch} was at work on ${momentOf(backup, backup.at)}: set the clock right; nothing was changed`,
    );
  const epoch = Math.max(backup.epoch, epochBefore(branch)) + 1;
  const by = isOver(backup, date) ? 0 : Math.max(jump, jumpOf(backup)) * (epoch - backup.epoch);
  if (Math.max(highest(backup), backup.state.line.numbersFrom) + by > HIGHEST_NUMBER)
    throw new RefusedCopy(
      `${branch}: the numbers would jump to more than ${HIGHEST_NUMBER}, which no ticket can have: restore with a smaller --jump, or a newer backup. Nothing was changed`,
    );
  const held = [...closeOld(backup, date), { key: `restored:${epoch}`, command: { type: 'JumpNumbers', by } as const }];
  const decided = decideBatch(backup, held.map(byHouse), {
    clock,
    token,
    shelved: new Map(),
    onBug(_, error) {
      throw error;
    },
  });
  const commands = decided.accepted.map(({ write }) => write);
  const written = await journal.append({ stream: branch, epoch, expectedSeq: backup.seq, commands });
  if (written.kind !== 'done')
    throw new RefusedCopy(`${branch}: the new epoch could not be written (${written.kind}); nothing was changed`);
  const { state, at } = decided;
  const begun = { backup, now: { state, epoch, seq: written.lastSeq, at }, by };
  await saveSnapshot(journal, branch, begun.now);
  return begun;
}

interface Given {
  readonly key: string;
  readonly command: BranchCommand;
}

/** A day that the backup left open is not today's: the house would close it first, and so the jump is the next day's. */
function closeOld({ state }: Folded, today: LocalDate): readonly Given[] {
  const { day } = state.line;
  if (day === null || day.phase === 'closed' || day.date >= today) return [];
  return [{ key: `day:${day.date}:close`, command: { type: 'CloseDay', date: day.date } }];
}

/** The backup was taken after today's closing: no number can have been given since. */
const isOver = ({ state: { line } }: Folded, today: LocalDate): boolean =>
  line.day?.phase === 'closed' && line.day.date >= today;

/** At least as far as the busiest letter had come on its last day, so that a whole lost day is jumped over. */
const jumpOf = (backup: Folded): number => Math.max(LEAST_JUMP, Math.ceil(highest(backup) / LEAST_JUMP) * LEAST_JUMP);

const highest = ({ state: { line, dossiers } }: Folded): number =>
  Math.max(0, ...Object.values(line.numbers), dossiers.sequence.last);

const byHouse = ({ key, command }: Given): Held => ({
  command,
  by: 'house',
  scopedKey: `house|${key}`,
  fingerprint: '',
  vault: [],
});

/** `2026-11-23 10:20`, where the branch is. */
export function momentOf({ state }: Folded, at: Instant): string {
  const zone = state.line.plan?.catalogue.branch.timeZone ?? 'UTC';
  return `${branchDate(state.line, at)} ${timeOfDay(at, zone)}`;
}
