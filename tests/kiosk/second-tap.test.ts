import { describe, expect, it } from 'vitest';
import { screenName } from '../../kiosk/flow/screen-name.ts';
import { SETTLE_MS } from '../../kiosk/flow/times.ts';
import { after, isSecondTap, type Tap } from '../../kiosk/touch/second-tap.ts';
import { Played } from './given.ts';

const field: Tap = { x: 500, y: 700, at: 0, target: 'field', screen: 'home' };
const service = (part: Partial<Tap>): Tap => ({
  x: 510,
  y: 705,
  at: 150,
  target: 'service',
  screen: 'services',
  ...part,
});

describe('a second tap', () => {
  it('a trembling finger on a field does not press the service that appears under it', () => {
    expect(isSecondTap(field, service({}), 1)).toBe(true);
  });
  it('nor when the finger comes down half its breadth aside', () => {
    expect(isSecondTap(field, service({ x: 550 }), 1)).toBe(true);
  });
  it('nor as long as the ticket’s screen would take it for the end of the touch', () => {
    expect(isSecondTap(field, service({ at: SETTLE_MS - 1 }), 1)).toBe(true);
  });
  it('a tap elsewhere is a tap', () => {
    expect(isSecondTap(field, service({ y: 900 }), 1)).toBe(false);
  });
  it('a tap later is a tap', () => {
    expect(isSecondTap(field, service({ at: SETTLE_MS }), 1)).toBe(false);
  });
  it('the same digit twice is two taps', () => {
    expect(isSecondTap(field, service({ target: 'field', screen: 'home' }), 1)).toBe(false);
  });
  it('the same button on the screen after is not: "back" goes back one screen', () => {
    expect(isSecondTap(field, service({ target: 'field' }), 1)).toBe(true);
  });
  it('on a screen scaled down, near is nearer', () => {
    expect(isSecondTap(field, service({ x: 540 }), 0.4)).toBe(false);
  });
});

/** Which of the taps at one spot press, where each press leads to another screen. */
function pressedBy(moments: readonly number[]): readonly number[] {
  let last: Tap | null = null;
  const pressed: number[] = [];
  for (const at of moments) {
    const tap = service({ at, target: `on ${pressed.length}`, screen: `screen ${pressed.length}` });
    if (!isSecondTap(last, tap, 1)) pressed.push(at);
    last = after(last, tap, 1);
  }
  return pressed;
}

describe('taps that go on at one spot', () => {
  it('four, 150 ms apart: the first presses, and no other', () => {
    expect(pressedBy([0, 150, 300, 450])).toEqual([0]);
  });
  it('twelve, 120 ms apart: longer than any pause, and still the first alone', () => {
    expect(pressedBy(Array.from({ length: 12 }, (_, n) => n * 120))).toEqual([0]);
  });
  it('once the finger has been off for the whole pause, the next presses', () => {
    expect(pressedBy([0, 150, 300, 300 + SETTLE_MS])).toEqual([0, 300 + SETTLE_MS]);
  });
});

describe('what a screen is called', () => {
  const services = () => new Played().happens({ type: 'fieldChosen', field: 'civil' as never });

  it('what is typed does not rename it: the next digit is a tap', () => {
    const scan = new Played().happens({ type: 'scanOpened' }, { type: 'wayChosen', way: 'typing' });
    const before = screenName(scan.visit);
    expect(screenName(scan.happens({ type: 'digitsTyped', typed: '2' }).visit)).toBe(before);
  });
  it('back, another page, and a sheet give it another', () => {
    const names = [
      services(),
      services().happens({ type: 'wentBack' }),
      services().happens({ type: 'paged', page: 1 }),
      services().happens({ type: 'sheetOpened', sheet: 'priority' }),
    ].map(({ visit }) => screenName(visit));
    expect(new Set(names).size).toBe(4);
  });
});
