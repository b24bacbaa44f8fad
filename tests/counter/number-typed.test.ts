import { expect, test } from 'vitest';
import { numberTyped } from '../../counter/dialogs/number-typed.ts';

test.each([
  ['a12', 'A012'],
  ['A012', 'A012'],
  [' b 007 ', 'B007'],
  ['C1000', 'C1000'],
  ['12', null],
  ['A', null],
  ['A000', null],
])('the typed number %s is read as %s', (typed, number) => {
  expect(numberTyped(typed)).toBe(number);
});
