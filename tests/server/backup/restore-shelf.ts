import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openTestHouse } from '../house-rig.ts';
import { type RestoreRig, restoreRig } from './restore-rig.ts';

/** Copies of the shelf's two folders, for one test. */
interface Copies {
  readonly rig: RestoreRig;
  readonly data: string;
  readonly backup: string;
}

/** A hall with one ticket, whose backup has everything beside it. */
interface Shelf {
  path(name: 'data' | 'backup' | 'backup/journal.sqlite'): string;
  copies(): Copies;
  remove(): void;
}

/** One shelf for the tests of a file; `give` gets copies of it before each. */
export function shelfForTests(give: (copies: Copies) => void): Pick<Shelf, 'path'> {
  let shelf: Shelf;
  let rig: RestoreRig;
  beforeAll(async () => {
    shelf = await fillShelf();
  });
  afterAll(() => shelf.remove());
  beforeEach(() => {
    const copies = shelf.copies();
    rig = copies.rig;
    give(copies);
  });
  afterEach(() => rig.remove());
  return { path: (name) => shelf.path(name) };
}

async function fillShelf(): Promise<Shelf> {
  const shelf = restoreRig();
  const house = await openTestHouse({ data: shelf.folder('data') });
  await house.at('tickets', { service: '1.001193' }, { token: house.tokens['kiosk-1'] });
  await shelf.backup(house.data, shelf.path('backup'));
  copyFileSync(shelf.path('data/vault.key'), shelf.path('backup/vault.key'));
  await house.close();
  return {
    path: shelf.path,
    copies() {
      const rig = restoreRig();
      const copied = (name: 'data' | 'backup'): string => {
        const to = rig.folder(name);
        for (const file of ['journal.sqlite', 'vault.key', 'keys.json'])
          copyFileSync(join(shelf.path(name), file), join(to, file));
        return to;
      };
      return { rig, data: copied('data'), backup: copied('backup') };
    },
    remove: shelf.remove,
  };
}
