import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type AccessRecord,
  accessStream,
  createAccessRecord,
  type PersonalRead,
  restoreAccess,
} from '../../../server/access/access-record.ts';
import type { Journal } from '../../../server/journal/port.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemRandom, systemTimers } from '../../../server/system.ts';
import { type HandClock, handClock } from '../hand-clock.ts';

const B = 'hoan-kiem';
const DAY = 24 * 60 * 60_000;
const read: PersonalRead = { what: 'dossier', by: null, dossiers: ['H26.01.02-261123-0001'] };
let folder: string;
let journal: Journal;
let clock: HandClock;
let access: AccessRecord;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-access-'));
  journal = await openJournal({ folder, timers: systemTimers });
  clock = handClock(1_800_000_000_000);
  access = createAccessRecord({ journal, clock, random: systemRandom });
});
afterEach(async () => {
  await journal.close();
  rmSync(folder, { recursive: true, force: true });
});

test('fifty reads at once are fifty lines, in few appends, each durable when it is told', async () => {
  let appends = 0;
  const counted: Journal = {
    ...journal,
    append(one) {
      appends += 1;
      return journal.append(one);
    },
  };
  access = createAccessRecord({ journal: counted, clock, random: systemRandom });
  expect(await Promise.all(Array.from({ length: 50 }, () => access.note(B, 'clerk:an', read)))).not.toContain(false);
  expect((await access.newest(B, null)).rows).toHaveLength(50);
  expect(appends).toBeLessThanOrEqual(2);
});

test('another process writes the same record: both are kept', async () => {
  const other = createAccessRecord({ journal, clock, random: systemRandom });
  await Promise.all([
    access.note(B, 'clerk:an', read),
    other.note(B, 'clerk:binh', read),
    access.note(B, 'clerk:chi', read),
  ]);
  expect((await access.newest(B, null)).rows.map(({ who }) => who).sort()).toEqual([
    'clerk:an',
    'clerk:binh',
    'clerk:chi',
  ]);
});

test('a journal that takes nothing: told so, and nothing may be shown', async () => {
  const full: Journal = { ...journal, append: async () => ({ kind: 'unavailable', reason: 'full', cause: 'no room' }) };
  expect(await createAccessRecord({ journal: full, clock, random: systemRandom }).note(B, 'clerk:an', read)).toBe(
    false,
  );
  const broken: Journal = { ...journal, append: () => Promise.reject(new Error('a bug')) };
  expect(await createAccessRecord({ journal: broken, clock, random: systemRandom }).note(B, 'clerk:an', read)).toBe(
    false,
  );
});

test('an append whose outcome was not known is written once', async () => {
  let lost = true;
  const shaky: Journal = {
    ...journal,
    async append(one) {
      const outcome = await journal.append(one);
      if (!lost) return outcome;
      lost = false;
      return { kind: 'unknown', cause: 'the worker ended' };
    },
  };
  expect(await createAccessRecord({ journal: shaky, clock, random: systemRandom }).note(B, 'clerk:an', read)).toBe(
    true,
  );
  expect((await access.newest(B, null)).rows).toHaveLength(1);
});

test('after two years what was read is erased; that somebody read stays', async () => {
  await access.note(B, 'clerk:an', read);
  await journal.sweep(clock.now() + 729 * DAY);
  expect((await access.newest(B, null)).rows[0]).toMatchObject({ who: 'clerk:an', read });
  await journal.sweep(clock.now() + 731 * DAY);
  expect((await access.newest(B, null)).rows[0]).toMatchObject({ who: 'clerk:an', read: null });
});

test('a restored record says so, in a new epoch, and goes on', async () => {
  await access.note(B, 'clerk:an', read);
  await restoreAccess(journal, accessStream(B), 4, clock.now());
  await access.note(B, 'clerk:binh', read);
  expect((await access.newest(B, null)).rows.map(({ who }) => who)).toEqual(['clerk:binh', 'house', 'clerk:an']);
  expect((await journal.head(accessStream(B))).epoch).toBe(5);
});
