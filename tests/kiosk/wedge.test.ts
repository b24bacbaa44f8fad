import { describe, expect, it } from 'vitest';
import { BURST_GAP_MS, noKeys, pause, press, type Wedge } from '../../kiosk/scan/wedge.ts';

const CODE = 'https://motcua.example/d/abcdefghijklmnopqrstuv?b=hoan-kiem';

/** What comes of keys pressed at even gaps, and a pause after them. */
function play(keys: readonly string[], gap: number): { scans: string[]; typed: string } {
  const scans: string[] = [];
  let typed = '';
  let wedge: Wedge = noKeys;
  let at = 0;
  for (const key of keys) {
    at += gap;
    const [next, outcome, spilled] = press(wedge, key, at);
    wedge = next;
    typed += spilled;
    if (outcome.kind === 'scan') scans.push(outcome.text);
  }
  const [, last] = pause(wedge, at + BURST_GAP_MS + 1);
  if (last.kind === 'typed') typed += last.text;
  if (last.kind === 'scan') scans.push(last.text);
  return { scans, typed };
}

describe('keys', () => {
  it('a burst that ends in Enter is a code, and types nothing', () => {
    expect(play([...CODE, 'Enter'], 4)).toEqual({ scans: [CODE], typed: '' });
  });

  it('a slow scanner, 30 ms a key, with the Shift of capitals between', () => {
    expect(play(['h', 't', 't', 'p', 'Shift', 'H', '2', '6', 'Enter'], 30).scans).toEqual(['httpH26']);
  });

  it('a person typing, 90 ms a key, types all of it and scans nothing', () => {
    expect(play([...'khai sinh', 'Enter'], 90)).toEqual({ scans: [], typed: 'khai sinh' });
  });

  it('two keys rolled over each other, then Enter: typed', () => {
    expect(play(['a', 'n', 'Enter'], 20)).toEqual({ scans: [], typed: 'an' });
  });

  it('Enter on a button is left to the button', () => {
    expect(press(noKeys, 'Enter', 0)[1]).toEqual({ kind: 'other' });
  });

  it('a burst whose Enter was lost is still a code', () => {
    expect(play([...CODE], 4)).toEqual({ scans: [CODE], typed: '' });
  });

  it('what a person had just typed is not part of the code that is scanned then', () => {
    let [wedge] = press(noKeys, 'x', 0);
    const spilledAll: string[] = [];
    let code = '';
    [...CODE, 'Enter'].forEach((key, index) => {
      const [next, outcome, spilled] = press(wedge, key, 500 + index * 5);
      wedge = next;
      spilledAll.push(spilled);
      if (outcome.kind === 'scan') code = outcome.text;
    });
    expect(code).toBe(CODE);
    expect(spilledAll.join('')).toBe('x');
  });
});
