import { expect, it } from 'vitest';
import { isSecondTap, type Tap } from '../../kiosk/touch/second-tap.ts';

const field: Tap = { x: 500, y: 700, at: 0, target: 'field' };
const service = (part: Partial<Tap>): Tap => ({ x: 510, y: 705, at: 150, target: 'service', ...part });

it('a trembling finger on a field does not press the service that appears under it', () => {
  expect(isSecondTap(field, service({}), 1)).toBe(true);
});
it('a tap elsewhere is a tap', () => {
  expect(isSecondTap(field, service({ y: 900 }), 1)).toBe(false);
});
it('a tap later is a tap', () => {
  expect(isSecondTap(field, service({ at: 450 }), 1)).toBe(false);
});
it('the same digit twice is two taps', () => {
  expect(isSecondTap(field, service({ target: 'field' }), 1)).toBe(false);
});
it('on a screen scaled down, near is nearer', () => {
  expect(isSecondTap(field, service({ x: 530 }), 0.4)).toBe(false);
});
