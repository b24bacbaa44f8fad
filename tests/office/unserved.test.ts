import { expect, test } from 'vitest';
import { unserved } from '../../office/unserved.ts';
import { morning } from './morning.ts';

test('a service that only the changed counter took is named before it is lost', () => {
  expect(unserved(morning, '1' as never, ['birth'] as never)).toEqual(['death']);
  expect(unserved(morning, '2' as never, ['death'] as never)).toEqual([]);
});
