import { renameSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { batch, entriesOf } from './samples.ts';
import { eventually, file, opened } from './sqlite-rig.ts';

test.each([
  ['moved away', () => {}],
  ['moved away, and another put in its place', (name: string) => writeFileSync(name, 'another')],
])(
  'a journal that is %s while it is in use: nothing is acknowledged, and it goes on when it is back',
  async (_, after) => {
    const { folder, journal, timers } = await opened();
    const [name, elsewhere] = [file(folder), `${file(folder)}.elsewhere`];
    expect(await journal.append(batch('branch:a', 0))).toEqual({ kind: 'done', lastSeq: 1 });
    renameSync(name, elsewhere);
    after(name);
    expect(await journal.append(batch('branch:a', 1))).toMatchObject({ kind: 'unavailable', reason: 'down' });
    expect(journal.health()).toMatchObject({ state: 'down', cause: expect.stringContaining('taken away') });
    timers.fire();
    await eventually(() => expect(journal.health()).toMatchObject({ state: 'down' }));
    renameSync(elsewhere, name);
    timers.fire();
    await eventually(() => expect(journal.health()).toEqual({ state: 'up' }));
    expect(await journal.append(batch('branch:a', 1))).toEqual({ kind: 'done', lastSeq: 2 });
    expect(await entriesOf(journal, 'branch:a')).toHaveLength(2);
  },
);
