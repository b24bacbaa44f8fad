import { expect, test } from 'vitest';
import {
  type AnnouncerEffect,
  type AnnouncerEvent,
  type AnnouncerState,
  announce,
  initialAnnouncer,
  SPEAK_WITHIN_MS,
} from '../../display/voice/announcer.ts';
import { as, type ZoneId } from '../../queue/ids.ts';
import { hallCall } from './hall-calls.ts';

const HALL = as<ZoneId>('hall');
const zones = [{ id: HALL, name: { vi: 'Sảnh chính', en: 'Main hall' }, speaker: null }];

/** Tells the events one after the other, each at its own time; what was wanted by the last one comes back. */
function told(...events: readonly (readonly [now: number, event: AnnouncerEvent])[]) {
  let state: AnnouncerState = initialAnnouncer;
  let effects: readonly AnnouncerEffect[] = [];
  for (const [now, event] of events) ({ state, effects } = announce(state, event, now));
  return { state, wanted: effects.map(({ type }) => type) };
}
const speaking = (calls: ReturnType<typeof hallCall>[], now = 0) =>
  [
    [now, { type: 'heard', heard: true }],
    [now, { type: 'sound', on: true }],
    [now, { type: 'viewed', view: { calls, zones }, zone: HALL }],
    [now, { type: 'offer_answered', answer: 'done' }],
  ] as const;

test('an announcement older than 45 s is not even claimed', () => {
  const calls = [hallCall('A001', { askedAt: 0, voice: 'due' })];
  expect(told(...speaking(calls, SPEAK_WITHIN_MS)).wanted).toEqual(['claim']);
  expect(told(...speaking(calls, SPEAK_WITHIN_MS + 1)).wanted).toEqual([]);
});

test('the claim was granted, but its answer took so long that the call has become stale: silence', () => {
  const calls = [hallCall('A001', { askedAt: 0, voice: 'due' })];
  const granted = { type: 'claim_answered', answer: 'done' } as const;
  expect(told(...speaking(calls), [SPEAK_WITHIN_MS, granted]).wanted).toEqual(['sound']);
  expect(told(...speaking(calls), [SPEAK_WITHIN_MS + 1, granted]).wanted).toEqual([]);
});

test('a claim was refused and the view has not followed yet: it is not claimed again', () => {
  const calls = [hallCall('A001', { askedAt: 0, voice: 'due' })];
  const refused = { type: 'claim_answered', answer: { refused: 'already_spoken' } } as const;
  expect(told(...speaking(calls), [50, refused], [1_000, { type: 'tick' }]).wanted).toEqual([]);
});

test('the view says that another announcement of the same call is due: that one is claimed', () => {
  const refused = { type: 'claim_answered', answer: { refused: 'already_spoken' } } as const;
  const first = hallCall('A001', { askedAt: 0, voice: 'due' });
  const recalled = [{ ...first, announcement: 2 }];
  const viewed = { type: 'viewed', view: { calls: recalled, zones }, zone: HALL } as const;
  expect(told(...speaking([first]), [50, refused], [60, viewed]).wanted).toEqual(['claim']);
});

test('sound is taken away between claim and answer: nothing sounds, and the role is given up', () => {
  const calls = [hallCall('A001', { askedAt: 0, voice: 'due' })];
  const { state, wanted } = told(
    ...speaking(calls),
    [10, { type: 'sound', on: false }],
    [50, { type: 'claim_answered', answer: 'done' }],
  );
  expect(wanted).toEqual([]);
  expect(state.role.kind).toBe('none');
});

test('calls of another zone are not spoken, nor those of all zones by a board that shows several', () => {
  const elsewhere = [hallCall('A001', { askedAt: 0, voice: 'due', zone: as<ZoneId>('upstairs') })];
  expect(told(...speaking(elsewhere)).wanted).toEqual([]);
  const { wanted } = told(
    [0, { type: 'heard', heard: true }],
    [0, { type: 'sound', on: true }],
    [0, { type: 'viewed', view: { calls: elsewhere, zones }, zone: null }],
  );
  expect(wanted).toEqual([]);
});

test('a sound that was cut is not reported as spoken, and the next call follows', () => {
  const calls = [hallCall('A001', { askedAt: 0, voice: 'due' }), hallCall('A002', { askedAt: 1, voice: 'due' })];
  const { wanted } = told(
    ...speaking(calls),
    [50, { type: 'claim_answered', answer: 'done' }],
    [9_000, { type: 'sounded', whole: false }],
  );
  expect(wanted).toEqual(['claim']);
});
