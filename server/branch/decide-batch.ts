import { type BranchCommand, type BranchEvent, type BranchState, decide, evolve } from '../../queue/branch/branch.ts';
import { claimsOf } from '../../queue/branch/claims.ts';
import { erasuresOf } from '../../queue/branch/erasures.ts';
import { eventVersions } from '../../queue/branch/event-versions.ts';
import { namedDossiers, shelvedBy } from '../../queue/branch/shelf.ts';
import { visitOf } from '../../queue/branch/visits.ts';
import type { Dossier } from '../../queue/dossier/dossier.ts';
import { as, type DossierCode, type Instant, type Token } from '../../queue/ids.ts';
import type { CommandWrite, ShelfWrite, VaultWrite, VisitRow } from '../journal/port.ts';
import type { Clock } from '../ports.ts';
import type { Folded } from './branch-stream.ts';
import type { Outcome } from './outcome.ts';
import { shelfRow } from './shelf-row.ts';

/** A command as the loop holds it. */
export interface Held {
  readonly command: BranchCommand;
  readonly by: string;
  readonly scopedKey: string;
  readonly fingerprint: string;
  readonly vault: readonly VaultWrite[];
}

interface Accepted<Command> {
  readonly pending: Command;
  readonly write: CommandWrite;
  readonly events: readonly BranchEvent[];
  readonly at: Instant;
}

/** What a batch comes to, if the journal takes it. */
export interface DecidedBatch<Command> {
  readonly accepted: readonly Accepted<Command>[];
  readonly refused: readonly { readonly pending: Command; readonly outcome: Outcome }[];
  readonly state: BranchState;
  readonly at: Instant;
}

interface Parts {
  readonly clock: Clock;
  readonly token: () => Token;
  /** The facts that the commands bring along from the shelf, as they are at `from`. */
  readonly shelved: ReadonlyMap<DossierCode, Dossier>;
  /** A command that threw: it alone fails. */
  readonly onBug: (command: BranchCommand, error: unknown) => void;
}

/** Decides commands one after the other on a working state; the one it starts from stays untouched. */
export function decideBatch<Command extends Held>(
  from: Folded,
  batch: readonly Command[],
  { clock, token, shelved, onBug }: Parts,
): DecidedBatch<Command> {
  const accepted: Accepted<Command>[] = [];
  const refused: { pending: Command; outcome: Outcome }[] = [];
  /** With what leaves the state within this batch: it is in no table yet. */
  const shelf = new Map(shelved);
  let { state, at } = from;
  for (const pending of batch) {
    // Monotonic, and never before the stream's last entry, whatever the machine's clock does; but for the order to go back.
    const told = clock.now();
    const now = as<Instant>(pending.command.type === 'MoveClock' ? told : Math.max(told, at));
    try {
      const brought = namedDossiers(pending.command).flatMap((code) => shelf.get(code) ?? []);
      const decision = decide(state, pending.command, { at: now, token: token() }, brought);
      if (!decision.ok) {
        refused.push({ pending, outcome: { kind: 'refused', refusal: decision.refusal } });
        continue;
      }
      const { next, write, left } = writeOf(state, pending, decision.events, now);
      for (const dossier of left) shelf.set(dossier.code, dossier);
      accepted.push({ pending, write, events: decision.events, at: now });
      state = next;
      at = now;
    } catch (error) {
      onBug(pending.command, error);
      refused.push({ pending, outcome: { kind: 'failed' } });
    }
  }
  return { accepted, refused, state, at };
}

/** Folds the events of one command, and writes down what the journal keeps of them. */
function writeOf(
  before: BranchState,
  { scopedKey: key, by, fingerprint, vault }: Held,
  events: readonly BranchEvent[],
  at: Instant,
): { readonly next: BranchState; readonly write: CommandWrite; readonly left: readonly Dossier[] } {
  let next = before;
  const claims: string[] = [];
  const visits: VisitRow[] = [];
  const left: Dossier[] = [];
  const shelf: ShelfWrite[] = [];
  const erased: VaultWrite[] = [];
  const data: { type: string; version: number; data: string }[] = [];
  for (const event of events) {
    for (const dossier of shelvedBy(next, event)) {
      left.push(dossier);
      shelf.push(shelfRow(dossier));
    }
    next = evolve(next, event, at);
    claims.push(...claimsOf(event));
    erased.push(...erasuresOf(event).map((ref) => ({ kind: 'erase', ref }) as const));
    const visit = visitOf(next, event, at);
    if (visit !== null) visits.push(visit);
    data.push({ type: event.type, version: eventVersions[event.type], data: JSON.stringify(event) });
  }
  const rows = erased.length === 0 ? vault : [...vault, ...erased];
  return { next, left, write: { key, by, at, fingerprint, events: data, claims, vault: rows, visits, shelf } };
}
