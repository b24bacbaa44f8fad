import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { STATE_VERSION } from '../../../queue/branch/snapshot.ts';
import { openBranch, rebuildShelf } from '../../../server/branch/rebuild-shelf.ts';
import { searchedWords } from '../../../server/dossiers/search-words.ts';
import type { Journal } from '../../../server/journal/port.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { demoBranch } from '../../../server/seed/branches.ts';
import { systemTimers } from '../../../server/system.ts';
import { applicantOf, OPEN_DOSSIERS, oldCode } from '../../proof/past-days.ts';
import { writePastFile } from '../../proof/past-file.ts';

const PAST = 750;
const root = mkdtempSync(join(tmpdir(), 'motcua-past-'));
let none: Journal;
let past: Journal;

// `npm run prove -- --only past` does two million, and measures.
beforeAll(async () => {
  const [without, withPast] = [join(root, 'without'), join(root, 'with')];
  await writePastFile(without, 0);
  await writePastFile(withPast, PAST);
  none = await openJournal({ folder: without, timers: systemTimers });
  past = await openJournal({ folder: withPast, timers: systemTimers });
}, 120_000);
afterAll(async () => {
  await none.close();
  await past.close();
  rmSync(root, { recursive: true, force: true });
});

const shelved = async (): Promise<readonly string[]> => past.shelvedCodes(demoBranch, null, PAST + 1);

test('[FILE-12] state and snapshot hold what is open, however much is past', async () => {
  const [without, withPast] = [await openBranch(none, demoBranch), await openBranch(past, demoBranch)];
  expect(withPast.state.dossiers.dossiers.size).toBe(OPEN_DOSSIERS);
  expect(without.state.dossiers.dossiers.size).toBe(OPEN_DOSSIERS);
  expect(withPast.state.dossiers.counts).toEqual({ inProgress: OPEN_DOSSIERS, ready: 0, handedOver: PAST });
  const sizes = [none, past].map(
    async (journal) => (await journal.newestSnapshot(demoBranch, STATE_VERSION))?.state.length,
  );
  const [small = 0, large = 0] = await Promise.all(sizes);
  expect(small).toBeGreaterThan(0);
  expect(Math.abs(large - small)).toBeLessThan(100);
});

test('[FILE-12] all that is past is on the shelf, found by code, token, day and word', async () => {
  expect(await shelved()).toHaveLength(PAST);
  const code = oldCode(PAST, 7);
  const [row] = await past.shelved(demoBranch, [code]);
  expect(row).toMatchObject({ code });
  expect((await past.shelvedByToken(demoBranch, row?.token ?? ''))?.code).toBe(code);
  expect((await past.shelvedOn(demoBranch, row?.day ?? '')).map((one) => one.code)).toContain(code);
  const { entries } = await past.found(demoBranch, searchedWords([applicantOf(code).idNumber]), null);
  expect(entries.map(({ data }) => JSON.parse(data).dossier)).toContain(code);
});

test('what the proof writes is what the stream folds to', async () => {
  const codes = await shelved();
  const before = await past.shelved(demoBranch, codes);
  await rebuildShelf(past, demoBranch);
  expect(await past.shelved(demoBranch, codes)).toEqual(before);
});
