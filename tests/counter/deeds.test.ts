import { describe, expect, test } from 'vitest';
import {
  deedOfKey,
  dialogOf,
  KEYS,
  type KeyPress,
  mayDo,
  mayReturn,
  nextOf,
  orderOf,
} from '../../counter/console/deeds.ts';
import { card, NINE, present, view } from './views.ts';

const key = (name: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key: name,
  code: name,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...change,
});
const free = view({ line: [card('A012')], waiting: 1 });
const called = view({ present: present('A012') });
const serving = view({ present: present('A012', { state: 'serving', startedAt: NINE, call: null }) });

describe('one key goes on', () => {
  test('F2 calls next while nobody is at the counter, and finishes and calls next while somebody is', () => {
    expect(deedOfKey(key('F2'), free)).toBe('call_next');
    expect(deedOfKey(key('F2'), serving)).toBe('finish_and_call_next');
    expect(deedOfKey(key('F2'), called)).toBe('finish_and_call_next');
  });

  test('a key that is held down does nothing', () => {
    expect(deedOfKey(key('F2', { repeat: true }), free)).toBeNull();
  });

  test('a key whose deed cannot be done now does nothing', () => {
    expect(deedOfKey(key('F4'), serving)).toBeNull();
    expect(deedOfKey(key('F8'), called)).toBeNull();
    expect(deedOfKey(key('F2'), view())).toBeNull();
  });

  test('letters count with Alt or Ctrl only', () => {
    expect(deedOfKey(key('a', { altKey: true }), serving)).toBe('amend');
    expect(deedOfKey(key('å', { altKey: true, code: 'KeyA' }), serving)).toBe('amend');
    expect(deedOfKey(key('a'), serving)).toBeNull();
    expect(deedOfKey(key('z', { ctrlKey: true }), view({ undo: { kind: 'finish', ticket: '2026-11-22/A011' } }))).toBe(
      'undo',
    );
    expect(deedOfKey(key('?'), view())).toBe('keys');
  });

  test('no two deeds that can be done together share a key, and none takes the browser’s F1, F5, F11 or F12', () => {
    const states = [view(), free, called, serving, view({ day: null }), view({ paused: true, waiting: 2 })];
    for (const state of states) {
      const able = (Object.keys(KEYS) as (keyof typeof KEYS)[]).filter((deed) => mayDo(deed, state));
      expect(new Set(able.map((deed) => KEYS[deed])).size).toBe(able.length);
    }
    expect(Object.values(KEYS)).not.toEqual(expect.arrayContaining(['F1']));
    for (const taken of ['F1', 'F5', 'F11', 'F12']) expect(Object.values(KEYS)).not.toContain(taken);
  });
});

describe('what can be done', () => {
  test('nothing is called while the counter is paused, calling has ended, or the day is closed', () => {
    const line = { line: [card('A012')], waiting: 1 };
    expect(mayDo('call_next', view(line))).toBe(true);
    expect(mayDo('call_next', view({ ...line, paused: true }))).toBe(false);
    for (const phase of ['calling_ended', 'closed'])
      expect(mayDo('call_next', view({ ...line, day: { ...view().day, phase } }))).toBe(false);
    expect(mayDo('call_next', view({ ...line, day: null }))).toBe(false);
  });

  test('a ticket can still be finished after calling has ended', () => {
    expect(mayDo('finish', { ...serving, day: { ...view().day, phase: 'calling_ended' } as never })).toBe(true);
  });

  test('no ticket goes back to the line once calling has ended', () => {
    expect(mayDo('transfer', serving)).toBe(true);
    expect(mayReturn(serving)).toBe(true);
    const late = { ...serving, day: { ...view().day, phase: 'calling_ended' } } as never;
    expect(mayDo('transfer', late)).toBe(false);
    expect(mayReturn(late)).toBe(false);
    expect(mayReturn(view({ day: null }))).toBe(false);
  });

  test('a dossier is received while serving, not while calling, and not for a collection', () => {
    expect(mayDo('receive', serving)).toBe(true);
    expect(mayDo('receive', called)).toBe(false);
    expect(mayDo('receive', view({ present: present('T001', { state: 'serving', category: 'collection' }) }))).toBe(
      false,
    );
  });

  test('who comes next is the first of the server’s line, and nobody while somebody is at the counter', () => {
    expect(nextOf(free)?.number).toBe('A012');
    expect(nextOf({ ...called, line: free.line })).toBeNull();
  });
});

describe('undo', () => {
  const step = (kind: string) => ({ ticket: '2026-11-22/A012', number: 'A012', kind, until: NINE });

  test('is offered while the view tells of a step to take back', () => {
    expect(mayDo('undo', { ...called, undo: step('call') as never })).toBe(true);
    expect(mayDo('undo', called)).toBe(false);
  });
});

describe('what is sent', () => {
  test('every command about a ticket names the one that the clerk sees', () => {
    for (const deed of ['finish_and_call_next', 'recall', 'start', 'finish', 'miss', 'park'] as const)
      expect(orderOf(deed, called)).toMatchObject({ kind: 'ticket', ticket: '2026-11-22/A012' });
  });

  test('undo names the ticket of the step, not the one at the counter', () => {
    const undo = { ticket: '2026-11-22/A011', number: 'A011', kind: 'finish', until: NINE };
    expect(orderOf('undo', view({ undo }))).toEqual({ kind: 'ticket', verb: 'undo', ticket: '2026-11-22/A011' });
  });

  test('pause becomes resume while paused', () => {
    expect(orderOf('pause', view({ paused: true }))).toEqual({ kind: 'counter', verb: 'resume' });
  });
});

describe('a no-show', () => {
  const shown = (shownAt: number | null) => present('A012', { call: { shownAt, voice: 'spoken', announcement: 1 } });

  test('is asked about again within 45 s of the call being shown, and not after', () => {
    expect(dialogOf('miss', shown(NINE), NINE + 44_999)).toMatchObject({ name: 'miss' });
    expect(dialogOf('miss', shown(NINE), NINE + 45_000)).toBeNull();
  });

  test('is asked about while no board has shown the call, however long ago it was', () => {
    expect(dialogOf('miss', shown(null), NINE + 600_000)).toMatchObject({ name: 'miss' });
  });
});

describe('letting a collector go', () => {
  const collector = (...dossiers: readonly object[]) => present('T001', { category: 'collection', dossiers });
  const ready = { state: 'ready', declined: null };

  test('is asked about while a result lies ready, by whichever key', () => {
    expect(dialogOf('finish', collector(ready), NINE)).toMatchObject({ name: 'unreturned', verb: 'finish' });
    expect(dialogOf('finish_and_call_next', collector(ready), NINE)).toMatchObject({ verb: 'finish-and-call-next' });
  });

  test('is not once each was handed over, or said why not, or is not ready; nor for other visitors', () => {
    const told = [
      { state: 'handed_over', declined: null },
      { state: 'ready', declined: 'no_letter' },
      { state: 'received', declined: null },
    ];
    expect(dialogOf('finish', collector(...told), NINE)).toBeNull();
    expect(dialogOf('finish', collector(), NINE)).toBeNull();
    expect(dialogOf('finish', present('A012'), NINE)).toBeNull();
  });
});
