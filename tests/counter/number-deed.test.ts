import { expect, test } from 'vitest';
import { numberDeed } from '../../counter/dialogs/number-deed.ts';
import type { Problem } from '../../wire/http/problem.ts';
import { card, view } from './views.ts';

const refused = (name: string, params = {}): Problem => ({ name, params }) as unknown as Problem;

test.each([
  ['nothing was refused yet', null, 'call'],
  ['it waits for other counters', refused('ticket_not_for_counter'), 'bring'],
  ['it waits for one other counter alone', refused('ticket_sent_to_counter', { counter: '2' }), 'bring'],
  ['it was missed at another counter', refused('ticket_not_waiting', { state: 'missed' }), 'reinstate'],
  ['it is being served', refused('ticket_not_waiting', { state: 'serving' }), 'call'],
])('%s: the button does what is advised', (_, problem, deed) => {
  expect(numberDeed('A012', view(), problem)).toBe(deed);
});

test('missed at this counter: back into the line, before anything was refused', () => {
  expect(numberDeed('A012', view({ missed: [card('A012')] }), null)).toBe('reinstate');
});
