import { describe, expect, test } from 'vitest';
import { deviceTrouble } from '../../office/device-trouble.ts';
import type { DeviceCard } from '../../office/views.ts';

describe('devices that somebody has to go to', () => {
  const device = (change: object) =>
    ({ connected: true, since: 1, printer: null, sound: null, ...change }) as DeviceCard;
  test.each([
    ['a printer out of paper', { printer: 'paper_out' }, true],
    ['a printer that prints', { printer: 'busy' }, false],
    ['a kiosk that has left', { connected: false }, true],
    ['one never seen since the start', { connected: false, since: null, printer: 'unknown' }, false],
    ['a board whose sound is blocked', { sound: 'blocked' }, true],
    ['a board that is open in two places', { sound: 'on', boards: 2 }, true],
    ['a board with sound', { sound: 'on' }, false],
  ])('%s: %s', (_, change, trouble) => {
    expect(deviceTrouble(device(change))).toBe(trouble);
  });
});
