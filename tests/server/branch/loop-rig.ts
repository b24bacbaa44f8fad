import type { BranchCommand } from '../../../queue/branch/branch.ts';
import { as, type BranchId, type ServiceId } from '../../../queue/ids.ts';
import { type BranchLoop, createBranchLoop } from '../../../server/branch/branch-loop.ts';
import { openStream } from '../../../server/branch/branch-stream.ts';
import { type ClockGuard, createClockGuard } from '../../../server/branch/clock-guard.ts';
import type { MarkShelf } from '../../../server/branch/clock-mark.ts';
import type { Outcome } from '../../../server/branch/outcome.ts';
import type { Submission } from '../../../server/branch/pending.ts';
import { plausibleAt } from '../../../server/branch/plausible-time.ts';
import { createTokens } from '../../../server/branch/tokens.ts';
import type { Journal } from '../../../server/journal/port.ts';
import { systemRandom } from '../../../server/system.ts';
import { BIRTH, EIGHT, smallHall, TODAY } from '../../queue/small-hall.ts';
import { type HandClock, handClock } from '../hand-clock.ts';
import { type RecordedLog, recordedLog } from '../recorded-log.ts';

export const SMALL = as<BranchId>('small');

export interface LoopRig {
  readonly loop: BranchLoop;
  readonly clock: HandClock;
  readonly guard: ClockGuard;
  readonly log: RecordedLog;
}

/** A loop on a journal, as a start of the server opens it. */
export async function openLoop(
  journal: Journal,
  clock: HandClock = handClock(EIGHT),
  shelf?: MarkShelf,
): Promise<LoopRig> {
  const log = recordedLog();
  const token = createTokens(systemRandom);
  const folded = await openStream(journal, SMALL, log);
  let loop: BranchLoop | null = null;
  const current = () => loop?.folded() ?? folded;
  const guard = createClockGuard({
    clock,
    steady: clock,
    log,
    newestEntry: () => current().at,
    lastMove: () => current().state.line.clock.move,
    ...(shelf === undefined ? {} : { shelf, machine: { boot: () => 'this run', timeServerHeardAt: () => null } }),
    plausible: (told) => plausibleAt([current().state.line], told),
  });
  loop = createBranchLoop({ branch: SMALL, journal, clock: guard, timers: clock, token, log }, folded);
  return { loop, clock, guard, log };
}

/** A small hall whose day is open: nobody has come yet. */
export async function openHall(journal: Journal, clock?: HandClock): Promise<LoopRig> {
  const rig = await openLoop(journal, clock);
  await send(rig.loop, { type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall }, 'catalogue');
  await send(rig.loop, { type: 'OpenDay', date: TODAY }, 'open');
  return rig;
}

export const asked = (command: BranchCommand, key: string, by = 'device:kiosk-1'): Submission => ({
  command,
  by,
  key,
  fingerprint: JSON.stringify(command),
  vault: [],
});

export const send = (loop: BranchLoop, command: BranchCommand, key: string, by?: string): Promise<Outcome> =>
  loop.submit(asked(command, key, by));

export const issue = (service: ServiceId = BIRTH): BranchCommand => ({
  type: 'IssueTicket',
  service,
  category: 'standard',
  ground: null,
  channel: 'kiosk',
  language: 'vi',
  printer: null,
});

/** The number that a command gave out, or what became of it instead. */
export function numberIn(outcome: Outcome): string {
  if (outcome.kind !== 'done') return outcome.kind;
  const issued = outcome.events.find((event) => event.type === 'TicketIssued');
  return issued === undefined ? 'no ticket' : issued.number;
}

export const numbersOf = (outcomes: readonly Outcome[]): readonly string[] => outcomes.map(numberIn);

/** Every event of the stream, in order. */
export async function streamOf(journal: Journal): Promise<readonly string[]> {
  const types: string[] = [];
  for await (const page of journal.read(SMALL, 0)) for (const { type } of page) types.push(type);
  return types;
}

/** All that could go on without the journal has gone on. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
