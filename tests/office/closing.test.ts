import { expect, test } from 'vitest';
import { closingOf } from '../../office/closing.ts';
import { morning } from './morning.ts';

test('closing the day tells what happens to each kind of open ticket', () => {
  expect(closingOf(morning)).toEqual({ expire: 5, missed: 1, served: 1, clerks: 3 });
});
