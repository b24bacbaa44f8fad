import { describe, expect, test } from 'vitest';
import { type EntryEvent, type EntryState, entryAt, entryStep } from '../../counter/entry/entry-flow.ts';
import type { StaffSession } from '../../ui/staff-session.ts';
import type { Problem } from '../../wire/http/problem.ts';

const session = { session: 's', clerk: 'lan', name: 'Lan', role: 'clerk' } as unknown as StaffSession;
const three = '3' as never;
const asked = (takeOver = false): EntryEvent => ({ type: 'counter_asked', counter: three, takeOver });
const refused = (name: string, params = {}): EntryEvent => ({
  type: 'refused',
  problem: { name, params } as unknown as Problem,
});
const from = (state: EntryState, ...events: readonly EntryEvent[]): EntryState => events.reduce(entryStep, state);

describe('the way to the counter', () => {
  test('a kept session goes straight to the counter of this computer; none asks who it is', () => {
    expect(entryAt(session, three)).toMatchObject({ at: 'choose', wanted: '3' });
    expect(entryAt(null, three)).toMatchObject({ at: 'sign_in', wanted: '3' });
    expect(from(entryAt(null, three), { type: 'signed_in', session })).toMatchObject({ at: 'choose', wanted: '3' });
  });

  test('a counter that another has is taken over only after confirming', () => {
    const state = from(entryAt(session, null), asked(), refused('counter_taken', { clerk: 'hoa' }));
    expect(state).toMatchObject({
      at: 'choose',
      sending: false,
      confirm: { about: 'taken', counter: '3', clerk: 'hoa' },
    });
    expect(from(state, asked(true), { type: 'entered', counter: three })).toMatchObject({
      at: 'counter',
      counter: '3',
    });
  });

  test('a clerk who sits elsewhere is asked once; refused again, the reason stands there', () => {
    const state = from(entryAt(session, null), asked(), refused('already_signed_in_elsewhere', { counter: '1' }));
    expect(state).toMatchObject({ confirm: { about: 'elsewhere', from: '1' } });
    const again = from(state, asked(true), refused('already_signed_in_elsewhere', { counter: '1' }));
    expect(again).toMatchObject({ confirm: null, problem: { name: 'already_signed_in_elsewhere' } });
  });

  test('a second press while the first is on its way is dropped', () => {
    const sending = from(entryAt(session, null), asked());
    expect(entryStep(sending, asked())).toBe(sending);
  });

  test('an ended session asks for the PIN again and keeps the counter', () => {
    expect(from(entryAt(session, null), asked(), refused('not_signed_in_here'))).toEqual({
      at: 'sign_in',
      ended: true,
      wanted: '3',
    });
  });

  test('a lost counter says to whom, and can be taken again', () => {
    const at = from(entryAt(session, null), asked(), { type: 'entered', counter: three });
    const lost = from(at, { type: 'counter_lost', to: 'hoa' });
    expect(lost).toMatchObject({ at: 'lost', to: 'hoa', counter: '3' });
    expect(from(lost, asked())).toMatchObject({ at: 'choose', wanted: '3', sending: true });
  });

  test('leaving forgets the person, not the counter', () => {
    const at = from(entryAt(session, null), asked(), { type: 'entered', counter: three });
    expect(from(at, { type: 'left' })).toEqual({ at: 'sign_in', ended: false, wanted: '3' });
  });
});
