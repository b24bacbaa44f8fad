import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemTimers } from '../../../server/system.ts';
import { openTestHouse } from '../house-rig.ts';

/** About 1.2 MB: a disk so small that a few hundred tickets fill it. */
const PAGES = 300;
const ROOM_PAGES = 200;

test('the disk fills in the middle of a day: refused in the person’s language, nothing acknowledged, going on once there is room', async () => {
  const house = await openTestHouse({
    openJournal: (folder) => openJournal({ folder, timers: systemTimers, maxPages: PAGES }),
  });
  // Somebody else's file on the same small disk; SQLite counts its pages as the journal's own.
  const elsewhere = new Database(join(house.data, 'journal.sqlite'));
  elsewhere.exec('CREATE TABLE elsewhere (bytes)');
  const fill = elsewhere.prepare('INSERT INTO elsewhere VALUES (zeroblob(4000))');
  for (let page = 0; page < ROOM_PAGES; page++) fill.run();

  const kiosk = { token: house.tokens['kiosk-1'] };
  const given: string[] = [];
  let refused = await house.at('tickets', { service: '1.001193' }, kiosk);
  for (let round = 0; round < 400 && refused.status === 200; round++) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => house.at('tickets', { service: '1.001193' }, kiosk)),
    );
    given.push(...answers.filter(({ status }) => status === 200).map(({ body }) => body.number));
    refused = answers.find(({ status }) => status !== 200) ?? refused;
  }
  expect([refused.status, refused.body.name]).toEqual([503, 'journal_full']);
  expect(refused.body.detail).toContain('hết chỗ');
  const english = await house.at('tickets', { service: '1.001193' }, { ...kiosk, language: 'en' });
  expect([english.body.name, english.body.detail === refused.body.detail]).toEqual(['journal_full', false]);
  const health = await house.get('/health');
  expect([health.status, health.body.status]).toEqual([503, 'full']);

  // What was refused is nowhere: not in the state, not in the file. (The first of all is not in the list.)
  const head = await house.head();
  const { line } = house.open.house.branches.get('hoan-kiem')?.folded().state ?? { line: { tickets: new Map() } };
  expect(line.tickets.size).toBe(given.length + 1);
  expect(new Set(given).size).toBe(given.length);
  await house.at('tickets', { service: '1.001193' }, kiosk);
  expect(await house.head()).toBe(head);
  // The screens still show what is.
  expect((await house.get(`/api/branches/hoan-kiem/clerks`)).status).toBe(200);

  elsewhere.exec('DROP TABLE elsewhere');
  elsewhere.close();
  await expect.poll(async () => (await house.get('/health')).body.status).toBe('up');
  const next = await house.at('tickets', { service: '1.001193' }, kiosk);
  expect([next.status, next.body.number]).toEqual([200, `A${String(given.length + 2).padStart(3, '0')}`]);
  await house.close();
});
