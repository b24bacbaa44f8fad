import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Append, AppendOutcome, CommandWrite, Entry, Fact, Journal, VisitRow } from '../../../server/journal/port.ts';

/** What the suite needs of an implementation: a fresh journal, and how to take it away afterwards. */
export interface JournalUnderTest {
  readonly journal: Journal;
  /** The same one, closed and opened again; absent where nothing outlives the process. */
  readonly reopen?: () => Promise<Journal>;
  readonly remove: () => Promise<void>;
}

const HOUR = 60 * 60 * 1000;
const NOON = 1_795_323_600_000;

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
    for (const { epoch, seq, at, data } of page) facts.push({ epoch, seq, at, data });
  expect(facts).toEqual(entries.map(({ epoch, seq, at, data }) => ({ epoch, seq, at, data })));
  return entries;
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

/** `durable`: what was written is there when it is opened again. */
export function journalContract(name: string, durable: boolean, open: () => Promise<JournalUnderTest>): void {
  describe(`the journal's contract: ${name}`, () => {
    let under: JournalUnderTest;
    let journal: Journal;

    beforeEach(async () => {
      under = await open();
      journal = under.journal;
    });
    afterEach(async () => {
      await journal.close();
      await under.remove();
    });

    const done = (lastSeq: number): AppendOutcome => ({ kind: 'done', lastSeq });

    test('a stream that nobody wrote has head (1, 0), no entries, and is not listed', async () => {
      expect(await journal.head('branch:a')).toEqual({ epoch: 1, seq: 0 });
      expect(await entriesOf(journal, 'branch:a')).toEqual([]);
      expect(await journal.streams()).toEqual([]);
      expect(await journal.newestSnapshot('branch:a', 1)).toBeNull();
      expect(await journal.visits('branch:a', '2026-11-22')).toEqual([]);
    });

    test('an append of several commands: its entries stand in order, with the whole envelope', async () => {
      const first = command({
        at: NOON,
        by: 'clerk:lan',
        events: [
          { type: 'TicketIssued', version: 1, data: '{"number":"A001"}' },
          { type: 'CounterOpened', version: 3, data: '{ "name": "Quầy số 3 – Đất đai",\n "note": "a\\nb" }' },
        ],
      });
      const second = command({ at: NOON + 5 });
      expect(await journal.append(batch('branch:a', 0, [first, second]))).toEqual(done(3));
      const envelope = { stream: 'branch:a', epoch: 1 };
      expect(await entriesOf(journal, 'branch:a')).toEqual([
        { ...envelope, seq: 1, at: NOON, by: 'clerk:lan', key: first.key, ...first.events[0] },
        { ...envelope, seq: 2, at: NOON, by: 'clerk:lan', key: first.key, ...first.events[1] },
        { ...envelope, seq: 3, at: NOON + 5, by: second.by, key: second.key, ...second.events[0] },
      ]);
      expect(await journal.head('branch:a')).toEqual({ epoch: 1, seq: 3 });
      expect(await journal.streams()).toEqual(['branch:a']);
    });

    test('reading after a seq gives the rest only', async () => {
      await journal.append(batch('branch:a', 0, [command(), command(), command()]));
      expect((await entriesOf(journal, 'branch:a', 2)).map(({ seq }) => seq)).toEqual([3]);
      expect(await entriesOf(journal, 'branch:a', 3)).toEqual([]);
    });

    test('a writer that is behind gets a conflict with the head, and nothing of it is written', async () => {
      await journal.append(batch('branch:a', 0, [command(), command()]));
      const late = command({ claims: ['number:A002'], visits: [visit()] });
      expect(await journal.append(batch('branch:a', 1, [late]))).toEqual({ kind: 'conflict', epoch: 1, lastSeq: 2 });
      expect(await journal.head('branch:a')).toEqual({ epoch: 1, seq: 2 });
      expect(await journal.kept('branch:a', late.key)).toBeNull();
      expect(await journal.visits('branch:a', '2026-11-22')).toEqual([]);
      expect(await journal.append(batch('branch:a', 2, [late]))).toEqual(done(3));
    });

    test('a writer that is ahead (the stream was restored) gets a conflict too', async () => {
      expect(await journal.append(batch('branch:a', 7))).toEqual({ kind: 'conflict', epoch: 1, lastSeq: 0 });
    });

    test('two writers at the same place: one is done, the other gets a conflict', async () => {
      const outcomes = await Promise.all([journal.append(batch('branch:a', 0)), journal.append(batch('branch:a', 0))]);
      expect(outcomes).toEqual([done(1), { kind: 'conflict', epoch: 1, lastSeq: 1 }]);
    });

    test('a new epoch goes on where the old one ended; the old epoch may write no longer', async () => {
      await journal.append(batch('branch:a', 0));
      expect(await journal.append({ ...batch('branch:a', 1), epoch: 2 })).toEqual(done(2));
      expect(await journal.head('branch:a')).toEqual({ epoch: 2, seq: 2 });
      expect(await journal.append(batch('branch:a', 2))).toEqual({ kind: 'conflict', epoch: 2, lastSeq: 2 });
      expect((await entriesOf(journal, 'branch:a')).map(({ epoch, seq }) => [epoch, seq])).toEqual([
        [1, 1],
        [2, 2],
      ]);
    });

    test('a claim that another command holds: the index of the second is told, and nothing of the append is written', async () => {
      await journal.append(batch('branch:a', 0, [command({ claims: ['number:2026-11-22/A012'] })]));
      const twice = [command(), command({ claims: ['free', 'number:2026-11-22/A012'] }), command()];
      expect(await journal.append(batch('branch:a', 1, twice))).toEqual({
        kind: 'claimTaken',
        index: 1,
        claim: 'number:2026-11-22/A012',
      });
      expect(await journal.head('branch:a')).toEqual({ epoch: 1, seq: 1 });
      const without = [twice[0]!, twice[2]!, command({ claims: ['free'] })];
      expect(await journal.append(batch('branch:a', 1, without))).toEqual(done(4));
    });

    test('two commands of one append with the same claim: the later one is told', async () => {
      const two = [command({ claims: ['collected:d-1'] }), command({ claims: ['collected:d-1'] })];
      expect(await journal.append(batch('branch:a', 0, two))).toEqual({
        kind: 'claimTaken',
        index: 1,
        claim: 'collected:d-1',
      });
      expect(await journal.head('branch:a')).toEqual({ epoch: 1, seq: 0 });
    });

    test('the same claim in another stream is free', async () => {
      const claims = ['number:2026-11-22/A012'];
      expect(await journal.append(batch('branch:a', 0, [command({ claims })]))).toEqual(done(1));
      expect(await journal.append(batch('branch:b', 0, [command({ claims })]))).toEqual(done(1));
    });

    test('a key that was used: claim taken, and what it wrote is kept with its fingerprint', async () => {
      const issue = command({ key: 'device:kiosk-1|once', fingerprint: 'abc' });
      const other = command();
      await journal.append(batch('branch:a', 0, [other, issue, command()]));
      const again = command({ key: 'device:kiosk-1|once', fingerprint: 'xyz' });
      expect(await journal.append(batch('branch:a', 3, [again]))).toEqual({
        kind: 'claimTaken',
        index: 0,
        claim: 'key:device:kiosk-1|once',
      });
      const kept = await journal.kept('branch:a', 'device:kiosk-1|once');
      expect(kept).toMatchObject({ fingerprint: 'abc', firstSeq: 2 });
      expect(kept?.entries).toEqual((await entriesOf(journal, 'branch:a')).slice(1, 2));
      expect(await journal.kept('branch:a', 'device:kiosk-2|once')).toBeNull();
      expect(await journal.kept('branch:b', 'device:kiosk-1|once')).toBeNull();
    });

    test('a command without events is kept as well, with no entries', async () => {
      const nothing = command({ events: [] });
      expect(await journal.append(batch('branch:a', 0, [command(), nothing, command()]))).toEqual(done(2));
      expect(await journal.kept('branch:a', nothing.key)).toEqual({
        fingerprint: nothing.fingerprint,
        firstSeq: 2,
        entries: [],
      });
    });

    test('thirty streams at once, each with ten appends on the way: every one has 1, 2, 3 … without a gap', async () => {
      const streams = Array.from({ length: 30 }, (_, i) => `branch:${i + 10}`);
      const outcomes = [];
      for (let round = 0; round < 10; round++) {
        for (const stream of streams) outcomes.push(journal.append(batch(stream, round * 2, [command(), command()])));
      }
      expect((await Promise.all(outcomes)).filter(({ kind }) => kind !== 'done')).toEqual([]);
      for (const stream of streams) {
        const seqs = (await entriesOf(journal, stream)).map(({ seq }) => seq);
        expect(seqs).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
      }
      expect(await journal.streams()).toEqual(streams);
    });

    test('one append of a group fails in its middle: the others of the same moment are written', async () => {
      await journal.append(batch('branch:b', 0, [command({ claims: ['held'] })]));
      const torn = [command({ visits: [visit()] }), command({ claims: ['held'] })];
      const outcomes = await Promise.all([
        journal.append(batch('branch:a', 0)),
        journal.append(batch('branch:b', 1, torn)),
        journal.append(batch('branch:b', 1)),
        journal.append(batch('branch:c', 0)),
        journal.append(batch('branch:a', 1)),
      ]);
      expect(outcomes).toEqual([done(1), { kind: 'claimTaken', index: 1, claim: 'held' }, done(2), done(1), done(2)]);
      expect(await entriesOf(journal, 'branch:b')).toHaveLength(2);
      expect(await journal.visits('branch:b', '2026-11-22')).toEqual([]);
      expect(await journal.kept('branch:b', torn[0]!.key)).toBeNull();
    });

    test('a batch of 5,000 commands, and one entry of two megabytes, come back whole', async () => {
      const many = Array.from({ length: 5000 }, () => command());
      expect(await journal.append(batch('branch:a', 0, many))).toEqual(done(5000));
      const data = JSON.stringify({ text: 'Đăng ký biến động quyền sử dụng đất '.repeat(40_000) });
      const large = command({ events: [{ type: 'CatalogueAdopted', version: 1, data }] });
      expect(await journal.append(batch('branch:a', 5000, [large]))).toEqual(done(5001));
      const entries = await entriesOf(journal, 'branch:a');
      expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 5001 }, (_, i) => i + 1));
      expect(entries.slice(0, 5000).map(({ key }) => key)).toEqual(many.map(({ key }) => key));
      expect(entries.at(-1)?.data === data).toBe(true);
    });

    test('appends handed over one after the other while a large one is written: each has its outcome', async () => {
      const outcomes = [
        journal.append(
          batch(
            'branch:a',
            0,
            Array.from({ length: 5000 }, () => command()),
          ),
        ),
      ];
      for (const stream of ['branch:b', 'branch:c', 'branch:d', 'branch:e']) {
        await new Promise((resolve) => setImmediate(resolve));
        outcomes.push(journal.append(batch(stream, 0)));
      }
      expect(await Promise.all(outcomes)).toEqual([done(5000), done(1), done(1), done(1), done(1)]);
    });

    test('snapshots: the newest of the wanted shape, two are kept, none that is ahead of the stream', async () => {
      await journal.append(batch('branch:a', 0, [command(), command(), command()]));
      const at = (seq: number, version = 1) => ({
        stream: 'branch:a',
        epoch: 1,
        seq,
        version,
        state: `{"seq":${seq}}`,
      });
      await journal.saveSnapshot(at(1));
      await journal.saveSnapshot(at(2));
      expect(await journal.newestSnapshot('branch:a', 1)).toEqual(at(2));
      expect(await journal.newestSnapshot('branch:a', 2)).toBeNull();
      await journal.saveSnapshot(at(3, 2));
      expect(await journal.newestSnapshot('branch:a', 1)).toEqual(at(2));
      expect(await journal.newestSnapshot('branch:a', 2)).toEqual(at(3, 2));
      await journal.saveSnapshot(at(9));
      expect(await journal.newestSnapshot('branch:a', 1)).toBeNull();
      expect(await journal.newestSnapshot('branch:b', 1)).toBeNull();
    });

    test('a snapshot of eight megabytes comes back whole', async () => {
      await journal.append(batch('branch:a', 0));
      const state = JSON.stringify({ line: 'Nguyễn Văn Mẫu '.repeat(350_000) });
      await journal.saveSnapshot({ stream: 'branch:a', epoch: 1, seq: 1, version: 1, state });
      expect((await journal.newestSnapshot('branch:a', 1))?.state === state).toBe(true);
    });

    test('the vault gives what was put, per stream; erased and replaced rows are gone', async () => {
      const bytes = (text: string) => new TextEncoder().encode(text);
      const put = (ref: string, text: string) =>
        ({ kind: 'put', ref, content: bytes(text), eraseAfter: NOON + HOUR }) as const;
      const vault = [put('applicant:1', 'Nguyễn Văn Mẫu'), put('applicant:2', 'Trần Thị Thử'), put('empty', '')];
      await journal.append(
        batch('branch:a', 0, [command({ vault }), command({ vault: [put('photo', 'x'.repeat(90_000))] })]),
      );
      const refs = ['applicant:1', 'applicant:2', 'empty', 'photo', 'nobody'];
      const found = await journal.readVault('branch:a', refs);
      expect([...found.keys()]).toEqual(refs.slice(0, 4));
      expect(found.get('applicant:1')).toEqual(bytes('Nguyễn Văn Mẫu'));
      expect(found.get('empty')).toEqual(bytes(''));
      expect(found.get('photo')?.length).toBe(90_000);
      expect(await journal.readVault('branch:b', refs)).toEqual(new Map());
      const erase = command({ vault: [{ kind: 'erase', ref: 'applicant:1' }, put('applicant:2', 'Trần Thị Đúng')] });
      await journal.append(batch('branch:a', 2, [erase]));
      const later = await journal.readVault('branch:a', refs);
      expect([...later.keys()]).toEqual(['applicant:2', 'empty', 'photo']);
      expect(later.get('applicant:2')).toEqual(bytes('Trần Thị Đúng'));
    });

    test('a vault row of an append that is refused is not kept', async () => {
      const vault = [{ kind: 'put', ref: 'applicant:1', content: new Uint8Array([1]), eraseAfter: NOON }] as const;
      await journal.append(batch('branch:a', 3, [command({ vault })]));
      await journal.append(batch('branch:a', 0, [command({ vault, claims: ['x'] }), command({ claims: ['x'] })]));
      expect(await journal.readVault('branch:a', ['applicant:1'])).toEqual(new Map());
    });

    test('visits are read by day, ordered by ticket; a visit written again replaces the first', async () => {
      const never = visit({
        ticket: 't-2',
        counter: null,
        clerk: null,
        calledAt: null,
        startedAt: null,
        outcome: 'cancelled',
      });
      const other = visit({ ticket: 't-3', day: '2026-11-23' });
      await journal.append(batch('branch:a', 0, [command({ visits: [never, other] }), command({ visits: [visit()] })]));
      expect(await journal.visits('branch:a', '2026-11-22')).toEqual([visit(), never]);
      await journal.append(batch('branch:a', 2, [command({ visits: [visit({ outcome: 'missed' })] })]));
      expect(await journal.visits('branch:a', '2026-11-22')).toEqual([visit({ outcome: 'missed' }), never]);
      expect(await journal.visits('branch:b', '2026-11-22')).toEqual([]);
    });

    test('the sweep forgets keys after 48 hours and vault rows past their time, and nothing else', async () => {
      const vault = (ref: string, eraseAfter: number) =>
        ({ kind: 'put', ref, content: new Uint8Array([7]), eraseAfter }) as const;
      const old = command({
        at: NOON,
        claims: ['number:A1'],
        vault: [vault('due', NOON + HOUR), vault('later', NOON + 99 * HOUR)],
      });
      const young = command({ at: NOON + HOUR });
      await journal.append(batch('branch:a', 0, [old, young]));
      const many = Array.from({ length: 2500 }, () => command({ at: NOON }));
      await journal.append(batch('branch:b', 0, many));
      await journal.sweep(NOON + 48 * HOUR - 1);
      expect(await journal.kept('branch:a', old.key)).not.toBeNull();
      expect([...(await journal.readVault('branch:a', ['due', 'later'])).keys()]).toEqual(['later']);
      await journal.sweep(NOON + 48 * HOUR);
      expect(await journal.kept('branch:a', old.key)).toBeNull();
      expect(await journal.kept('branch:a', young.key)).not.toBeNull();
      for (const { key } of many) expect(await journal.kept('branch:b', key)).toBeNull();
      expect(await entriesOf(journal, 'branch:a')).toHaveLength(2);
      const again = command({ key: old.key, at: NOON + 49 * HOUR, claims: ['number:A1'] });
      expect(await journal.append(batch('branch:a', 2, [again]))).toMatchObject({
        kind: 'claimTaken',
        claim: 'number:A1',
      });
      expect(await journal.append(batch('branch:a', 2, [{ ...again, claims: [] }]))).toEqual(done(3));
    });

    test('closing gives every append that was handed over its outcome, and takes none after', async () => {
      const outcomes = [0, 1, 2, 3].map((seq) => journal.append(batch('branch:a', seq)));
      const closed = journal.close();
      const late = journal.append(batch('branch:a', 4));
      expect(await Promise.all(outcomes)).toEqual([done(1), done(2), done(3), done(4)]);
      expect(await late).toMatchObject({ kind: 'unavailable', reason: 'down' });
      await closed;
    });

    if (!durable) return;

    test('opened again it holds everything', async () => {
      const issue = command({ claims: ['number:A1'], visits: [visit()] });
      await journal.append(batch('branch:a', 0, [issue, command()]));
      await journal.saveSnapshot({ stream: 'branch:a', epoch: 1, seq: 2, version: 4, state: '{}' });
      const before = await entriesOf(journal, 'branch:a');
      await journal.close();
      journal = await under.reopen!();
      expect(await entriesOf(journal, 'branch:a')).toEqual(before);
      expect(await journal.kept('branch:a', issue.key)).toMatchObject({ firstSeq: 1, fingerprint: issue.fingerprint });
      expect(await journal.newestSnapshot('branch:a', 4)).toMatchObject({ seq: 2 });
      expect(await journal.visits('branch:a', '2026-11-22')).toEqual([visit()]);
      expect(await journal.append(batch('branch:a', 2, [command({ claims: ['number:A1'] })]))).toMatchObject({
        kind: 'claimTaken',
      });
      expect(await journal.append(batch('branch:a', 2))).toEqual(done(3));
    });
  });
}
