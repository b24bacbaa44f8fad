import { expect } from 'vitest';
import type {
  Append,
  AppendOutcome,
  CommandWrite,
  Entry,
  Fact,
  Journal,
  KeptCommand,
  VisitRow,
} from '../../../server/journal/port.ts';

export const HOUR = 60 * 60 * 1000;
export const NOON = 1_795_323_600_000;

let keys = 0;

/** A command with a key of its own that issues one ticket. */
export function command(change: Partial<CommandWrite> = {}): CommandWrite {
  const key = change.key ?? `device:kiosk-1|key-${++keys}`;
  return {
    key,
    by: 'device:kiosk-1',
    at: NOON,
    fingerprint: `of ${key}`,
    events: [{ type: 'TicketIssued', version: 1, data: '{"number":"A012"}' }],
    claims: [],
    vault: [],
    visits: [],
    ...change,
  };
}

export function batch(stream: string, expectedSeq: number, commands: readonly CommandWrite[] = [command()]): Append {
  return { stream, epoch: 1, expectedSeq, commands };
}

/** A stream's entries, whichever way they are read. */
export async function entriesOf(journal: Journal, stream: string, afterSeq = 0): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const page of journal.read(stream, afterSeq)) entries.push(...page);
  const facts: Fact[] = [];
  for await (const page of journal.facts(stream, afterSeq))
    for (const { epoch, seq, at, type, version, data } of page) facts.push({ epoch, seq, at, type, version, data });
  expect(facts).toEqual(
    entries.map(({ epoch, seq, at, type, version, data }) => ({ epoch, seq, at, type, version, data })),
  );
  return entries;
}

export async function keptOf(journal: Journal, stream: string, key: string): Promise<KeptCommand | undefined> {
  return (await journal.kept(stream, [key])).get(key);
}

export function visit(change: Partial<VisitRow> = {}): VisitRow {
  return {
    ticket: 't-1',
    day: '2026-11-22',
    field: 'civil-status',
    service: '1.001193',
    category: 'standard',
    counter: 'c-3',
    clerk: 'p-7',
    issuedAt: NOON,
    calledAt: NOON + 1,
    startedAt: NOON + 2,
    endedAt: NOON + 3,
    outcome: 'served',
    ...change,
  };
}

export const done = (lastSeq: number): AppendOutcome => ({ kind: 'done', lastSeq });

/** A test on a fresh journal of the implementation. */
export type Given = (situation: string, outcome: (journal: Journal) => Promise<void>) => void;

export const taken = (...told: readonly (readonly [index: number, claim: string])[]): AppendOutcome => ({
  kind: 'claimTaken',
  taken: told.map(([index, claim]) => ({ index, claim })),
});
