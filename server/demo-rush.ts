import type { BranchCommand } from '../queue/branch/branch.ts';
import type { ClerkId, CounterId, ServiceId, TicketId } from '../queue/ids.ts';
import { as } from '../queue/ids.ts';
import { ticketOf } from '../queue/line/state.ts';
import type { BranchLoop } from './branch/branch-loop.ts';
import type { Random, Timers } from './ports.ts';

/** A rush hour that can be watched: an hour's crowd within a minute and a half. */
const LASTS_MS = 90_000;
const ARRIVAL_MS = { least: 600, most: 2_400 };
/** How long a demo clerk looks at a visitor before the next step. */
const STEP_MS = { least: 4_000, most: 11_000 };
const PRIORITY_SHARE = 0.15;
const NO_SHOW_SHARE = 0.08;

interface Parts {
  readonly timers: Timers;
  readonly random: Random;
  /** The counter that somebody at the demo's page works at is left alone. */
  readonly handsOff: (clerk: ClerkId) => boolean;
}

/** Plays a rush hour: invented visitors take tickets, the demo's clerks call and serve them. */
export function createRush(loop: BranchLoop, { timers, random, handsOff }: Parts): () => void {
  let playing = false;
  let count = 0;

  const chance = (): number => (random.bytes(1)[0] ?? 0) / 256;
  const between = ({ least, most }: { least: number; most: number }): number => least + chance() * (most - least);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(chance() * items.length)];
  const send = (command: BranchCommand, by: string): void =>
    void loop.submit({ command, by, key: `rush:${loop.folded().seq}:${count++}`, fingerprint: '', vault: [] });

  function arrive(): void {
    const { plan } = loop.folded().state.line;
    const procedures =
      plan?.catalogue.services.filter(({ field }) => plan.fields.get(field)?.kind === 'procedures') ?? [];
    const service = pick(procedures)?.id ?? as<ServiceId>('');
    const priority = chance() < PRIORITY_SHARE;
    const ground = priority ? (pick(plan?.catalogue.grounds ?? [])?.id ?? null) : null;
    const category = ground === null ? 'standard' : 'priority';
    send(
      { type: 'IssueTicket', service, category, ground, channel: 'kiosk', language: 'vi', printer: null },
      'device:kiosk-2',
    );
  }

  function work(counter: CounterId): void {
    const { line } = loop.folded().state;
    const now = line.counters.get(counter);
    if (now === undefined || now.clerk === null || now.paused || handsOff(now.clerk)) return;
    const { clerk } = now;
    const ticket = now.present === null ? undefined : ticketOf(line, now.present);
    send(nextStep(counter, clerk, ticket?.id ?? null, ticket?.state ?? null), `clerk:${clerk}`);
  }

  function nextStep(counter: CounterId, clerk: ClerkId, ticket: TicketId | null, state: string | null): BranchCommand {
    if (ticket === null) return { type: 'CallNext', counter, clerk };
    if (state === 'called')
      return { type: chance() < NO_SHOW_SHARE ? 'MissTicket' : 'StartService', counter, clerk, ticket };
    return { type: 'FinishAndCallNext', counter, clerk, ticket };
  }

  function keep(run: () => void, gap: { least: number; most: number }): void {
    const ms = between(gap);
    timers.after(ms, () => {
      if (!playing) return;
      // First: what the clerk does may throw.
      keep(run, gap);
      run();
    });
  }

  return () => {
    if (playing) return;
    playing = true;
    keep(arrive, ARRIVAL_MS);
    for (const counter of loop.folded().state.line.plan?.counters.keys() ?? []) keep(() => work(counter), STEP_MS);
    timers.after(LASTS_MS, () => {
      playing = false;
    });
  };
}
