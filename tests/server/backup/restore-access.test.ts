import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOME, openTestHouse, TEN, type TestHouse } from '../house-rig.ts';
import { type RestoreRig, restoreRig } from './restore-rig.ts';

const HOUR = 60 * 60_000;
let rig: RestoreRig;
beforeAll(() => {
  rig = restoreRig();
});
afterAll(() => rig.remove());

interface Row {
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly read: { readonly what: string; readonly dossiers: readonly string[] } | null;
}
const record = async (house: TestHouse): Promise<readonly Row[]> =>
  (await house.get(`/api/branches/${HOME}/access`, { token: house.tokens.ha })).body.rows;
const look = (house: TestHouse, path: string, who: string) =>
  house.get(`/api/branches/${HOME}/${path}`, { token: house.tokens[who] });

async function receive(house: TestHouse): Promise<string> {
  const by = (who: string) => ({ token: house.tokens[who] });
  await house.at('counters/1/sign-in', {}, by('an'));
  const { ticket } = (await house.at('tickets', { service: '2.000635' }, by('kiosk-1'))).body;
  await house.at('office/counter-services', { counter: '1', services: ['2.000635', 'results'] }, by('chi'));
  await house.at('counters/1/call-next', {}, by('an'));
  await house.at('counters/1/start', { ticket }, by('an'));
  const applicant = { name: 'Quách Thị Xuyến', idNumber: '001090000001', phone: '0912 345 678' };
  const papers = [{ name: 'Tờ khai', form: 'original', quantity: 1 }];
  const body = { counter: '1', ticket, service: '2.000635', applicant, papers, feeVnd: 0 };
  return (await house.at('dossiers', body, by('an'))).body.dossier;
}

test('who read personal data before a backup stands in the record after the restore, and reading goes on in it', async () => {
  const data = rig.folder('hall');
  const house = await openTestHouse({ data });
  const code = await receive(house);
  const reads: readonly (readonly [path: string, who: string])[] = [
    [`dossiers/${code}`, 'an'],
    ['dossiers?words=xuyen', 'an'],
    [`dossiers/${code}/receipt.pdf`, 'chi'],
    ['dossiers?words=nobody-at-all', 'chi'],
  ];
  for (const [path, who] of reads) expect((await look(house, path, who)).status).toBe(200);
  const before = await record(house);
  expect(before.map(({ who, read }) => [who, read?.what, read?.dossiers])).toEqual([
    ['clerk:chi', 'search', []],
    ['clerk:chi', 'receipt', [code]],
    ['clerk:an', 'search', [code]],
    ['clerk:an', 'dossier', [code]],
  ]);
  await rig.backup(data, rig.path('backup'));
  // Read after the backup: nobody can know of it once the hall goes on from there.
  expect((await look(house, `dossiers/${code}`, 'chi')).status).toBe(200);
  await house.close();

  copyFileSync(join(data, 'vault.key'), join(rig.path('backup'), 'vault.key'));
  const elsewhere = rig.folder('machine-2');
  await rig.restore(elsewhere, TEN + HOUR, rig.path('backup'));
  const again = await openTestHouse({ data: elsewhere, start: TEN + HOUR, timeServerHeard: true });
  const [restored, ...kept] = await record(again);
  expect(restored?.who).toBe('house');
  expect(kept).toEqual(before);
  expect((await look(again, `dossiers/${code}`, 'chi')).status).toBe(200);
  expect((await record(again))[0]).toMatchObject({ who: 'clerk:chi', read: { what: 'dossier', dossiers: [code] } });
  await again.close();
}, 120_000);
