import { expect, test } from 'vitest';
import type { BranchCommand } from '../../../queue/branch/branch.ts';
import { SHELF_VERSION } from '../../../queue/branch/shelf.ts';
import { SHELVED_AFTER_DAYS } from '../../../queue/dossier/shelving.ts';
import { as, type DossierCode, type LocalDate, type TicketId, type VaultRef } from '../../../queue/ids.ts';
import type { BranchLoop } from '../../../server/branch/branch-loop.ts';
import { shelving } from '../../../server/branch/house-duties.ts';
import type { Outcome } from '../../../server/branch/outcome.ts';
import { openBranch, rebuildShelf } from '../../../server/branch/rebuild-shelf.ts';
import { createDossierFinder } from '../../../server/dossiers/dossier-finder.ts';
import { indexPeople } from '../../../server/dossiers/index-people.ts';
import { type MemoryJournal, memoryJournal } from '../../../server/journal/memory.ts';
import { correct, erase } from '../../queue/dossier-desk.ts';
import { save } from '../../queue/saved.ts';
import { C1, LAN, TODAY } from '../../queue/small-hall.ts';
import { collect, lan, receive } from '../../queue/specification.ts';
import { issue, openHall, openLoop, SMALL, send } from './loop-rig.ts';

const dayAfter = (days: number): LocalDate => as<LocalDate>(Temporal.PlainDate.from(TODAY).add({ days }).toString());
const person = (name: string) => ({ name, idNumber: '001190000001', phone: null });

let keys = 0;
async function does(loop: BranchLoop, ...commands: readonly BranchCommand[]): Promise<Outcome> {
  let outcome: Outcome = { kind: 'failed' };
  for (const command of commands) {
    outcome = await send(loop, command, `key-${keys++}`);
    expect(outcome, command.type).toMatchObject({ kind: 'done' });
  }
  return outcome;
}
const eventIn = (outcome: Outcome, type: string) =>
  outcome.kind === 'done' ? outcome.events.find((event) => event.type === type) : undefined;

/** A dossier as an older program received it: without words in the index. */
async function handsOver(loop: BranchLoop, name: string): Promise<DossierCode> {
  const visit = ticketIn(await does(loop, issue()));
  await does(loop, lan('CallTicket', visit), lan('StartService', visit));
  const ref = as<VaultRef>(`applicant ${name}`);
  const content = Buffer.from(JSON.stringify(person(name)));
  const received = await loop.submit({
    command: { ...receive(C1, LAN, visit), applicant: ref },
    by: 'clerk:lan',
    key: `key-${keys++}`,
    fingerprint: '',
    vault: [{ kind: 'put', ref, content, eraseAfter: Number.MAX_SAFE_INTEGER }],
  });
  const event = eventIn(received, 'DossierReceived');
  if (event?.type !== 'DossierReceived') throw new Error('Nothing was received');
  const { dossier } = event;
  await does(loop, lan('FinishService', visit), { type: 'MarkReady', dossier });
  const ticket = ticketIn(await does(loop, collect(dossier)));
  await does(loop, lan('CallTicket', ticket), lan('StartService', ticket));
  await does(
    loop,
    { ...lan('HandOver', ticket), dossier, to: 'applicant', letter: null },
    lan('FinishService', ticket),
  );
  return dossier;
}
function ticketIn(outcome: Outcome): TicketId {
  const event = eventIn(outcome, 'TicketIssued');
  if (event?.type !== 'TicketIssued') throw new Error('No ticket');
  return event.ticket;
}

/** A hall with dossiers of these people on the shelf. */
async function shelved(...names: readonly string[]) {
  const journal = memoryJournal();
  const { loop } = await openHall(journal);
  await does(loop, { type: 'SignIn', counter: C1, clerk: LAN, takeOver: false });
  const codes: DossierCode[] = [];
  for (const name of names) codes.push(await handsOver(loop, name));
  await does(loop, { type: 'CloseDay', date: TODAY }, { type: 'OpenDay', date: dayAfter(SHELVED_AFTER_DAYS) });
  expect(loop.folded().state.dossiers.dossiers.size).toBe(0);
  return { journal, loop, codes, code: codes[0] as DossierCode };
}

const rowsOf = (journal: MemoryJournal) => journal.shelvedOn(SMALL, TODAY);

test('[FILE-12] what is on the shelf is brought along, and a retry gets its first outcome when it is there again', async () => {
  const { loop, code } = await shelved('Quách Thị Xuyến');
  const first = await send(loop, erase(code), 'erase');
  expect(eventIn(first, 'DossierTakenFromShelf')).toMatchObject({
    dossier: code,
    facts: { code, state: 'handed_over' },
  });
  await does(loop, { type: 'ShelveDossiers' });
  expect(await send(loop, erase(code), 'erase')).toEqual(first);
  expect(await send(loop, erase(code), 'again')).toMatchObject({ refusal: { name: 'nothing_to_change' } });
});

test('[FILE-12] in one batch: taken from the shelf, shelved again, and named once more, each knows the one before', async () => {
  const { loop, code } = await shelved('Quách Thị Xuyến');
  const [erased, back, late, corrected] = await Promise.all([
    send(loop, erase(code), 'a'),
    send(loop, { type: 'ShelveDossiers' }, 'b'),
    send(loop, erase(code), 'c'),
    send(loop, correct(code), 'd'),
  ]);
  expect([erased.kind, back.kind]).toEqual(['done', 'done']);
  expect(late).toMatchObject({ kind: 'refused', refusal: { name: 'nothing_to_change' } });
  expect(corrected).toMatchObject({ kind: 'refused', refusal: { name: 'dossier_erased' } });
});

test('[FILE-12] a dossier that is shelved in the same batch is still known to the next command', async () => {
  const journal = memoryJournal();
  const { loop } = await openHall(journal);
  await does(loop, { type: 'SignIn', counter: C1, clerk: LAN, takeOver: false });
  const code = await handsOver(loop, 'Quách Thị Xuyến');
  await does(loop, { type: 'CloseDay', date: TODAY });
  const [opened, ready] = await Promise.all([
    send(loop, { type: 'OpenDay', date: dayAfter(SHELVED_AFTER_DAYS) }, 'a week on'),
    send(loop, { type: 'MarkReady', dossier: code }, 'ready'),
  ]);
  expect(eventIn(opened, 'DossiersShelved')).toMatchObject({ dossiers: [code] });
  expect(ready).toMatchObject({ kind: 'refused', refusal: { name: 'dossier_already_handed_over' } });
});

test('[FILE-12] somebody else has taken it, changed it and shelved it again: the stream is read on before it is decided', async () => {
  const { journal, loop, code } = await shelved('Quách Thị Xuyến');
  // As another process would have it.
  const { loop: other } = await openLoop(journal);
  await does(other, erase(code), { type: 'ShelveDossiers' });
  expect(loop.folded().seq).toBeLessThan(other.folded().seq);
  expect(await send(loop, correct(code), 'late')).toMatchObject({
    kind: 'refused',
    refusal: { name: 'dossier_erased' },
  });
  expect(loop.folded().seq).toBe(other.folded().seq);
});

test('the shelf cannot be read: nobody is told that the dossier is unknown', async () => {
  const { journal, loop, code } = await shelved('Quách Thị Xuyến');
  journal.shelved = () => Promise.reject(new Error('the disk is away'));
  expect(await send(loop, correct(code), 'k')).toEqual({ kind: 'unavailable', reason: 'down' });
});

test('the house shelves what the opening has left, and each portion once', async () => {
  const { loop, code } = await shelved('Quách Thị Xuyến');
  expect(shelving(loop.folded().state)).toEqual([]);
  await does(loop, erase(code));
  const [duty] = shelving(loop.folded().state);
  expect(duty).toMatchObject({ command: { type: 'ShelveDossiers' } });
  await send(loop, duty?.command as BranchCommand, duty?.key ?? '', 'house');
  expect(shelving(loop.folded().state)).toEqual([]);
});

test('a shelf made anew from the stream has the same rows, visits and state', async () => {
  const { journal, loop, codes } = await shelved('Quách Thị Xuyến', 'Khuất Văn Yêng', 'Lê Minh Ví Dụ');
  await does(loop, correct(codes[1] as DossierCode), erase(codes[2] as DossierCode), { type: 'ShelveDossiers' });
  const rows = await rowsOf(journal);
  const visits = await journal.visits(SMALL, TODAY);
  expect(rows.map(({ code }) => code)).toEqual(codes);
  expect(visits.length).toBeGreaterThan(5);
  const folded = await rebuildShelf(journal, SMALL);
  expect(await rowsOf(journal)).toEqual(rows);
  expect(await journal.visits(SMALL, TODAY)).toEqual(visits);
  expect(save(folded.state)).toEqual(save(loop.folded().state));
  expect(folded).toMatchObject({ seq: loop.folded().seq, at: loop.folded().at });
});

test('at a start it is made anew only where nobody knows that it is whole', async () => {
  const { journal, codes } = await shelved('Quách Thị Xuyến');
  const reads: string[] = [];
  const { read } = journal;
  journal.read = (stream, after) => {
    reads.push(stream);
    return read(stream, after);
  };
  await journal.fillShelf(SMALL, { clear: true });
  expect(await rowsOf(journal)).toEqual([]);
  await openBranch(journal, SMALL);
  expect((await rowsOf(journal)).map(({ code }) => code)).toEqual(codes);
  expect(reads).toHaveLength(1);
  await openBranch(journal, SMALL);
  expect(reads).toHaveLength(1);
  await journal.fillShelf(SMALL, { mark: { version: SHELF_VERSION + 1, wordless: 0 } });
  await openBranch(journal, SMALL);
  expect(reads).toHaveLength(2);
});

test('people of an older program are found by name once the index has come to them, cut off or not', async () => {
  const { journal, loop, codes } = await shelved('Quách Thị Xuyến', 'Khuất Văn Yêng');
  await openBranch(journal, SMALL);
  const timers = {
    after: (_: number, run: () => void) => {
      setImmediate(run);
      return () => {};
    },
  };
  const finder = createDossierFinder({ loop, journal, timers });
  const found = async (words: string) => (await finder.find(words, 'clerk:lan'))?.dossiers.map(({ code }) => code);
  expect(await found('xuyen')).toEqual([]);
  await indexPeople(journal, SMALL, async () => false);
  expect((await journal.shelfMark(SMALL))?.wordless).toBeGreaterThan(0);
  await indexPeople(journal, SMALL, async () => true);
  expect(await journal.shelfMark(SMALL)).toEqual({ version: SHELF_VERSION, wordless: 0 });
  expect(await found('xuyen')).toEqual([codes[0]]);
  expect(await found('khuat')).toEqual([codes[1]]);
});
