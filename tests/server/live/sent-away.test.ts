import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, type ClerkId, type CounterId, type DeviceId } from '../../../queue/ids.ts';
import { connect } from '../../../wire/live.ts';
import { topics } from '../../../wire/topics.ts';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test('a new PIN ends a session: the console that still shows it is told so within seconds', async () => {
  const live = connect(house.url, () => house.tokens.an ?? null);
  const seen: string[] = [];
  live.follow(
    topics.counter(HOME, as<CounterId>('1')),
    () => seen.push('view'),
    ({ name }) => seen.push(name),
  );
  await expect.poll(() => seen).toEqual(['view']);
  await house.open.house.keys.setClerk({ id: as<ClerkId>('an'), branch: HOME, name: 'An', role: 'clerk' }, '8351');
  await expect.poll(() => seen).toEqual(['view', 'not_signed_in_here']);
  live.close();
});

test('a display whose key was removed is told that it is not registered', async () => {
  const live = connect(house.url, () => house.tokens['display-1'] ?? null);
  const seen: string[] = [];
  live.follow(
    topics.hall(HOME),
    () => seen.push('view'),
    ({ name }) => seen.push(name),
  );
  await expect.poll(() => seen).toEqual(['view']);
  house.open.house.keys.removeDevice(as<DeviceId>('display-1'), HOME);
  await expect.poll(() => seen).toEqual(['view', 'device_unknown']);
  live.close();
});
