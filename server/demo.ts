import { as, type BranchId, type DeviceId, type Instant, type LocalDate } from '../queue/ids.ts';
import type { BranchLoop } from './branch/branch-loop.ts';
import { followCatalogue } from './branch/follow-catalogue.ts';
import { close } from './branch/house-duties.ts';
import { indexWords } from './dossiers/search-words.ts';
import type { House } from './house.ts';
import type { Log } from './log.ts';
import type { KeyStore } from './people/key-store.ts';
import type { Clock } from './ports.ts';
import { demoBranch } from './seed/branches.ts';
import { catalogueOf } from './seed/catalogue.ts';
import { demoMorning } from './seed/demo-morning.ts';
import { people } from './seed/people.ts';

interface Parts {
  readonly branches: readonly BranchId[];
  readonly clock: Clock;
  readonly log: Log;
  readonly keys: KeyStore;
  readonly demoMorning: boolean;
  /** Opens a branch's loop on a clock of the demo's own, so that the morning lies in the past. */
  readonly openBranch: (branch: BranchId, clock: Clock) => Promise<BranchLoop>;
}

export interface Demo {
  readonly tokens: House['demoTokens'];
  readonly pins: House['demoPins'];
}

/** A morning lasts about so long: a stream that is younger has lived through it already. */
const FRESH_MS = 2 * 60 * 60_000;

/** Makes the demo's people and devices, and the morning that opens its hall already alive. */
export async function openDemo(parts: Parts): Promise<Demo> {
  const { keys, branches } = parts;
  for (const branch of branches)
    for (const { id, name, role, demoPin } of branch === demoBranch || branches.length === 1 ? people : [])
      if (!keys.clerks(branch).some((clerk) => clerk.id === id))
        await keys.setClerk({ id, branch, name, role, sample: true }, demoPin);
  if (parts.demoMorning && branches.includes(demoBranch)) await liveThroughMorning(parts);
  return {
    tokens: new Map(branches.flatMap((branch) => deviceTokens(branch, keys))),
    pins: people.map(({ id, name, role, demoPin: pin }) => ({ id, name, role, pin })),
  };
}

function deviceTokens(branch: BranchId, keys: KeyStore): readonly (readonly [string, string])[] {
  return catalogueOf(branch).devices.map(({ id, kind }) => [
    `${branch}/${id}`,
    keys.ownDevice({ id: id as DeviceId, branch, kind }),
  ]);
}

async function liveThroughMorning({ clock, log, openBranch }: Parts): Promise<void> {
  let time = clock.now();
  const loop = await openBranch(demoBranch, { now: () => time });
  const { at, state } = loop.folded();
  if (time - at < FRESH_MS) return loop.stop();
  const catalogue = catalogueOf(demoBranch);
  const now = time as Instant;
  const date = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(catalogue.branch.timeZone)
    .toPlainDate()
    .toString();
  const day = state.line.day;
  if (day !== null && day.date >= date) return loop.stop();
  const steps = demoMorning(as<LocalDate>(date));
  const closing = day !== null && day.phase !== 'closed' ? [close(state.line, day)] : [];
  time = now - (steps[0]?.minutesAgo ?? 0) * 60_000;
  for (const duty of closing) await loop.submit({ ...duty, by: 'house', fingerprint: '', vault: [] });
  // The morning adopts it where the branch has none yet.
  if (state.line.plan !== null) await followCatalogue(loop, catalogue, log);
  for (const [index, step] of steps.entries()) {
    time = now - step.minutesAgo * 60_000;
    const vault = (step.vault ?? []).map(({ ref, content }) => ({
      kind: 'put' as const,
      ref,
      content: Buffer.from(JSON.stringify(content)),
      eraseAfter: now + 365 * 24 * 60 * 60_000,
      words: indexWords(content),
    }));
    await loop.submit({
      command: step.command,
      by: step.sender,
      key: `morning:${date}:${index}`,
      fingerprint: '',
      vault,
    });
  }
  await loop.stop();
}
