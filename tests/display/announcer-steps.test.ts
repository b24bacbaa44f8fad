import { describe, expect, test } from 'vitest';
import { announce } from '../../display/voice/announcer.ts';
import {
  type AnnouncerEffect,
  type AnnouncerEvent,
  type AnnouncerState,
  initialAnnouncer,
  SPEAK_WITHIN_MS,
} from '../../display/voice/announcer-state.ts';
import { as, type DeviceId, type Instant, type ZoneId } from '../../queue/ids.ts';
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

test('a claim could not be decided: it is asked again with the next tick, not with the answer itself', () => {
  const calls = [hallCall('A001', { askedAt: 0, voice: 'due' })];
  const undecided = [...speaking(calls), [50, { type: 'claim_answered', answer: 'unanswered' }]] as const;
  expect(told(...undecided).wanted).toEqual([]);
  const seen = { type: 'viewed', view: { calls, zones }, zone: HALL } as const;
  expect(told(...undecided, [60, seen]).wanted).toEqual([]);
  expect(told(...undecided, [1_000, { type: 'tick' }]).wanted).toEqual(['claim']);
});

describe('a call is undone while it is announced', () => {
  const calls = [hallCall('A001', { askedAt: 0, voice: 'due' })];
  const anew = [hallCall('A001', { askedAt: 3_000, voice: 'due', id: as('2026-11-23/A001/2'), counter: '2' })];
  const seen = (of: ReturnType<typeof hallCall>[]) =>
    ({ type: 'viewed', view: { calls: of, zones }, zone: HALL }) as const;
  const granted = { type: 'claim_answered', answer: 'done' } as const;
  const sounding = [...speaking(calls), [50, granted]] as const;

  test('what sounds is stopped, once, and the next call follows when it is still', () => {
    expect(told(...sounding, [3_000, seen(anew)]).wanted).toEqual(['stop']);
    expect(told(...sounding, [3_000, seen(anew)], [3_010, seen(anew)]).wanted).toEqual([]);
    const still = { type: 'sounded', whole: false } as const;
    expect(told(...sounding, [3_000, seen(anew)], [3_500, still]).wanted).toEqual(['claim']);
  });

  test('the view was faster than the answer to the claim: nothing sounds', () => {
    expect(told(...speaking(calls), [40, seen([])], [50, granted]).wanted).toEqual([]);
    expect(told(...speaking(calls), [40, seen(anew)], [50, granted]).wanted).toEqual(['claim']);
  });

  test('its claim is still undecided: it is not asked for again', () => {
    const undecided = [50, { type: 'claim_answered', answer: 'unanswered' }] as const;
    expect(told(...speaking(calls), undecided, [60, seen([])], [1_000, { type: 'tick' }]).wanted).toEqual([]);
  });

  test('a visitor who came does not cut off what is being said', () => {
    const came = calls.map((call) => ({ ...call, open: false, voice: 'claimed' as const }));
    expect(told(...sounding, [3_000, seen(came)]).wanted).toEqual([]);
  });
});

describe('the speaker goes', () => {
  const OTHER = as<DeviceId>('display-2');
  const theirs = [{ ...zones[0], id: HALL, name: { vi: '', en: '' }, speaker: OTHER }];
  const audible = (...displays: DeviceId[]): AnnouncerEvent => ({ type: 'audible', displays: new Set(displays) });
  const refused: AnnouncerEvent = { type: 'offer_answered', answer: { refused: 'another_display_speaks' } };
  const viewed = (calls: ReturnType<typeof hallCall>[], speaker: DeviceId): AnnouncerEvent => ({
    type: 'viewed',
    view: { calls, zones: theirs.map((zone) => ({ ...zone, speaker })) },
    zone: HALL,
  });
  const declined = (calls: ReturnType<typeof hallCall>[] = []) =>
    [
      [0, { type: 'heard', heard: true }],
      [0, audible(OTHER)],
      [0, viewed(calls, OTHER)],
      [0, { type: 'sound', on: true }],
      [50, refused],
    ] as const;

  test('it is told gone: offered at once, and not again while the same is told', () => {
    expect(told(...declined(), [1_000, audible(OTHER)]).wanted).toEqual([]);
    expect(told(...declined(), [1_000, audible()]).wanted).toEqual(['offer']);
    expect(told(...declined(), [1_000, audible()], [1_050, refused], [1_100, audible()]).wanted).toEqual([]);
    expect(told(...declined(), [1_000, audible()], [1_050, refused], [11_050, { type: 'tick' }]).wanted).toEqual([
      'offer',
    ]);
  });

  test('it was refused on an offer that went out before the speaker was gone: offered again at once', () => {
    const again = [...declined(), [10_050, { type: 'tick' }]] as const;
    expect(told(...again).wanted).toEqual(['offer']);
    expect(told(...again, [10_060, audible()], [10_070, refused]).wanted).toEqual(['offer']);
  });

  test('it came back and goes once more: offered once more', () => {
    const back = [...declined(), [1_000, audible()], [1_050, refused], [2_000, audible(OTHER)]] as const;
    expect(told(...back).wanted).toEqual([]);
    expect(told(...back, [3_000, audible()]).wanted).toEqual(['offer']);
  });

  test('it had begun to speak: what waits is not spoken over it, and follows after the longest announcement', () => {
    const ME = as<DeviceId>('display-1');
    const begun = hallCall('A001', { askedAt: 0, voice: 'claimed', claimed: { by: OTHER, at: as<Instant>(900) } });
    const waits = hallCall('A002', { askedAt: 500, voice: 'due' });
    const taken = [
      ...declined([begun, waits]),
      [1_000, audible()],
      [1_050, { type: 'offer_answered', answer: 'done' }],
      [1_060, viewed([begun, waits], ME)],
    ] as const;
    expect(told(...taken).wanted).toEqual([]);
    expect(told(...taken, [23_800, { type: 'tick' }]).wanted).toEqual([]);
    expect(told(...taken, [23_900, { type: 'tick' }]).wanted).toEqual(['claim']);
    const ended = { ...begun, voice: 'spoken' as const, claimed: null };
    expect(told(...taken, [5_000, viewed([ended, waits], ME)]).wanted).toEqual(['claim']);
  });

  test('the speaker itself was loaded anew: what it had begun has stopped with its page, and keeps nothing waiting', () => {
    const ME = as<DeviceId>('display-1');
    const begun = hallCall('A001', { askedAt: 0, voice: 'claimed', claimed: { by: ME, at: as<Instant>(900) } });
    const waits = hallCall('A002', { askedAt: 500, voice: 'due' });
    const { wanted } = told(
      [1_000, { type: 'heard', heard: true }],
      [1_000, { type: 'sound', on: true }],
      [1_000, viewed([begun, waits], ME)],
      [1_050, { type: 'offer_answered', answer: { refused: 'nothing_to_change' } }],
    );
    expect(wanted).toEqual(['claim']);
  });
});

describe('another page of the same display speaks', () => {
  const ME = as<DeviceId>('display-1');
  const mine = [{ ...zones[0], id: HALL, name: { vi: '', en: '' }, speaker: ME }];
  const viewed = (calls: ReturnType<typeof hallCall>[]): AnnouncerEvent => ({
    type: 'viewed',
    view: { calls, zones: mine },
    zone: HALL,
  });
  const devices: AnnouncerEvent = { type: 'audible', displays: new Set([ME]) };
  const refused: AnnouncerEvent = { type: 'offer_answered', answer: { refused: 'another_page_speaks' } };
  const granted: AnnouncerEvent = { type: 'offer_answered', answer: { refused: 'nothing_to_change' } };
  const begun = hallCall('A001', { askedAt: 0, voice: 'claimed', claimed: { by: ME, at: as<Instant>(900) } });
  const waits = hallCall('A002', { askedAt: 500, voice: 'due' });
  const declined = [
    [0, { type: 'heard', heard: true }],
    [0, devices],
    [0, viewed([begun, waits])],
    [0, { type: 'sound', on: true }],
    [50, refused],
  ] as const;

  test('it keeps silent, and offers itself again as soon as who is connected has changed', () => {
    expect(told(...declined).wanted).toEqual([]);
    expect(told(...declined, [1_000, { type: 'tick' }]).wanted).toEqual([]);
    expect(told(...declined, [1_000, devices]).wanted).toEqual(['offer']);
  });

  test('the other page goes: what it had begun may still sound, and is not talked over', () => {
    const taken = [...declined, [1_000, devices], [1_050, granted]] as const;
    expect(told(...taken).wanted).toEqual([]);
    expect(told(...taken, [23_900, { type: 'tick' }]).wanted).toEqual(['claim']);
    const ended = { ...begun, voice: 'spoken' as const, claimed: null };
    expect(told(...taken, [5_000, viewed([ended, waits])]).wanted).toEqual(['claim']);
  });

  test('what it has claimed itself and could not end holds up nothing', () => {
    const ended = { ...begun, voice: 'spoken' as const, claimed: null };
    const own = { ...waits, voice: 'claimed' as const, claimed: { by: ME, at: as<Instant>(5_050) } };
    const next = hallCall('A003', { askedAt: 6_000, voice: 'due' });
    const { wanted } = told(
      ...declined,
      [1_000, devices],
      [1_050, granted],
      [5_000, viewed([ended, waits])],
      [5_050, { type: 'claim_answered', answer: 'done' }],
      [6_000, viewed([own, next])],
      [9_000, { type: 'sounded', whole: false }],
    );
    expect(wanted).toEqual(['claim']);
  });

  test('its claim is refused: the voice is the other page’s again', () => {
    const { state, wanted } = told(...speaking([waits]), [
      50,
      { type: 'claim_answered', answer: { refused: 'another_page_speaks' } },
    ]);
    expect(wanted).toEqual([]);
    expect(state.role.kind).toBe('declined');
  });
});
