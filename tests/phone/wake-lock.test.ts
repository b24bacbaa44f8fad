import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWakeLock } from '../../phone/ticket/wake-lock.ts';

/** A phone that takes its time to grant a lock, and shows how many are held. */
let held: Set<EventTarget>;
let grants: (() => void)[];
let refuses: boolean;
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const grant = async (): Promise<void> => {
  for (const give of grants.splice(0)) give();
  await settled();
};

beforeEach(() => {
  held = new Set();
  grants = [];
  refuses = false;
  page.visibilityState = 'visible';
  vi.stubGlobal('document', page);
  vi.stubGlobal('navigator', {
    wakeLock: {
      async request() {
        await new Promise<void>((resolve) => grants.push(resolve));
        if (refuses) throw new Error('The battery is low');
        const lock = Object.assign(new EventTarget(), {
          async release() {
            if (held.delete(lock)) lock.dispatchEvent(new Event('release'));
          },
        });
        held.add(lock);
        return lock;
      },
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

/** As the system does when the page is hidden. */
const hide = (): void => {
  page.visibilityState = 'hidden';
  for (const lock of held) (lock as WakeLockSentinel & EventTarget).release();
};
const show = (): void => {
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
};

test('wanted with each view before the first answer comes: one lock, and none once it is wanted no more', async () => {
  const wakeLock = createWakeLock();
  for (let view = 0; view < 3; view++) wakeLock.want(true);
  await grant();
  expect(held.size).toBe(1);
  wakeLock.want(false);
  await settled();
  expect(held.size).toBe(0);
});

test('wanted no more before the lock has come: it is let go when it comes', async () => {
  const wakeLock = createWakeLock();
  wakeLock.want(true);
  wakeLock.want(false);
  await grant();
  expect(held.size).toBe(0);
});

test('wanted, not wanted and wanted again before the lock has come: it is kept', async () => {
  const wakeLock = createWakeLock();
  for (const wanted of [true, false, true]) wakeLock.want(wanted);
  await grant();
  expect(held.size).toBe(1);
});

test('a hidden page loses the lock, and takes another when it is seen again', async () => {
  const wakeLock = createWakeLock();
  wakeLock.want(true);
  await grant();
  hide();
  expect(held.size).toBe(0);
  show();
  await grant();
  expect(held.size).toBe(1);
});

test('refused once: asked again with the next view', async () => {
  const wakeLock = createWakeLock();
  refuses = true;
  wakeLock.want(true);
  await grant();
  refuses = false;
  wakeLock.want(true);
  await grant();
  expect(held.size).toBe(1);
});

test('a phone without such locks works without', async () => {
  vi.stubGlobal('navigator', {});
  const wakeLock = createWakeLock();
  wakeLock.want(true);
  wakeLock.want(false);
  await settled();
  expect(held.size).toBe(0);
});
