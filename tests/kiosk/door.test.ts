import { expect, test } from 'vitest';
import { chanceFor, chanceOnTicket, doorOf } from '../../kiosk/flow/door.ts';
import { type Given, type House, newKiosk } from '../../kiosk/flow/state.ts';
import type { Chance, DoorView, LineView } from '../../wire/views.ts';
import { issued } from './given.ts';

const house = (late: readonly (readonly [string, Chance])[], places: readonly unknown[] = []): House => ({
  ...newKiosk(0).house,
  door: { late } as unknown as DoorView,
  line: { places, ends: 1 } as unknown as LineView,
});
const given = (kind: Given['kind'] = 'standard', ahead = 5): Given =>
  ({ at: 'ticket', ticket: { ...issued('A012'), ahead }, service: 'birth', kind, stands: null }) as unknown as Given;

test('before a ticket is taken the door tells of its service, and of no other', () => {
  expect(chanceFor(house([['birth', 'poor']]), 'birth' as never)).toBe('poor');
  expect(chanceFor(house([['birth', 'poor']]), 'land' as never)).toBeNull();
  expect(chanceFor(newKiosk(0).house, 'birth' as never)).toBeNull();
});

test('a ticket that was just given is told what the door says of its service, until the line shows its own place', () => {
  const late = [['birth', 'doubtful']] as const;
  expect(chanceOnTicket(house(late), given())).toBe('doubtful');
  expect(chanceOnTicket(house(late, [['A012', 5, null, 'poor']]), given())).toBe('poor');
  expect(chanceOnTicket(house(late, [['A012', 5, { min: 5, max: 10 }]]), given())).toBeNull();
});

test('who waits less than the door foretells, or may have been called already, is not frightened', () => {
  const late = [['birth', 'doubtful']] as const;
  expect(chanceOnTicket(house(late), given('priority'))).toBeNull();
  expect(chanceOnTicket(house(late), given('standard', 0))).toBeNull();
});

test('once issuing has ended, who has a number is still called; once calling has ended, nobody is', () => {
  const at = (phase: string) => doorOf({ ...newKiosk(0).house, door: { day: { phase } } as unknown as DoorView });
  expect(['open', 'issuing_ended', 'calling_ended', 'closed'].map(at)).toEqual(['open', 'ended', 'over', 'closed']);
});
