import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { vaultPut } from '../../../server/routes/vault.ts';
import { HOME, openTestHouse, TEN } from '../house-rig.ts';

const YEAR = 365 * 24 * 3_600_000;

test('a machine that wakes up in 1970 keeps personal data for five years from the newest entry, not until 1975', async () => {
  const data = mkdtempSync(join(tmpdir(), 'motcua-vault-'));
  await (await openTestHouse({ data })).close();
  const house = await openTestHouse({ data, start: 60_000, closed: true });
  const branch = house.open.house.branches.get(HOME)?.folded() ?? { at: 0 };
  const { write } = vaultPut(house.open.house, branch, { name: 'Quách Thị Xuyến' });
  expect(write).toMatchObject({ kind: 'put', eraseAfter: expect.toSatisfy((at) => at >= TEN + 5 * YEAR) });
  expect(house.log.of('clock_disagrees')).toHaveLength(1);
  await house.close();
  rmSync(data, { recursive: true, force: true });
});

test('however the clock of its time says, what is written is kept for five years after the stream’s newest entry', async () => {
  const house = await openTestHouse();
  const at = TEN + YEAR;
  const { write } = vaultPut(house.open.house, { at }, { name: 'Quách Thị Xuyến' });
  expect(write).toMatchObject({ eraseAfter: at + 5 * YEAR });
  await house.close();
});
