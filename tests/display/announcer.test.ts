import { describe, expect, test } from 'vitest';
import { SPEAK_WITHIN_MS } from '../../display/voice/announcer-state.ts';
import type { CallId } from '../../queue/ids.ts';
import { clerkOf, DISPLAY, HALL, HallRun, SOUND_MS, spokenNames } from './hall-run.ts';

const opened = (counters: number, tickets: number): HallRun => {
  const run = new HallRun(counters);
  run.issue(tickets);
  run.openDisplay();
  return run;
};
const callIds = (run: HallRun): readonly CallId[] => run.view().calls.map(({ id }) => id);
const first = (run: HallRun) => {
  const [counter] = run.clerks;
  if (counter === undefined) throw new Error('no counter');
  return counter;
};
const presentAt = (run: HallRun, counter = first(run)) => {
  const ticket = run.branch.line.counters.get(counter)?.present;
  if (ticket == null) throw new Error('nobody is called');
  return ticket;
};

describe('one call', () => {
  test('alone in the hall: chimed and said in the full form, and reported as spoken', () => {
    const run = opened(1, 1);
    run.callNext(first(run));
    run.runFor(30_000);
    expect(run.spoken.map(({ number, form }) => [number, form])).toEqual([['A001', 'full']]);
    expect(run.view().calls.map(({ voice }) => voice)).toEqual(['spoken']);
  });

  test('another waits: each language once', () => {
    const run = opened(2, 2);
    for (const counter of run.clerks) run.callNext(counter);
    run.runFor(60_000);
    expect(run.spoken.map(({ number, form }) => [number, form])).toEqual([
      ['A001', 'short'],
      ['A002', 'full'],
    ]);
  });

  test('undone before it is spoken: silence', () => {
    const run = opened(2, 2);
    const [one, two] = run.clerks;
    if (one === undefined || two === undefined) throw new Error('two counters');
    run.callNext(one);
    run.callNext(two);
    run.runFor(2_000);
    run.must({ type: 'Undo', counter: two, clerk: clerkOf(two), ticket: presentAt(run, two) });
    run.runFor(60_000);
    expect(run.spoken.map(({ number }) => number)).toEqual(['A001']);
  });

  test('[UNDO-3] undone while it is spoken: it falls silent, and the ticket is spoken at its right counter', () => {
    const run = opened(2, 3);
    const [one, two] = run.clerks;
    if (one === undefined || two === undefined) throw new Error('two counters');
    const begun = run.now;
    run.callNext(one);
    run.runFor(3_000);
    run.must({ type: 'Undo', counter: one, clerk: clerkOf(one), ticket: presentAt(run, one) });
    run.callNext(two);
    run.runFor(60_000);
    expect(run.spoken.map(({ number, counter, form }) => [number, counter, form])).toEqual([
      ['A001', one, 'full'],
      ['A001', two, 'full'],
    ]);
    expect(run.spoken[0]?.endedAt).toBeLessThan(begun + 3_200);
    expect(run.spoken[1]?.startedAt).toBeLessThan(begun + 4_000);
    expect(run.mostAtOnce).toBe(1);
    expect(run.refusals).toEqual([]);
  });

  test('its visitor came before it was spoken: silence', () => {
    const run = opened(2, 2);
    const [one, two] = run.clerks;
    if (one === undefined || two === undefined) throw new Error('two counters');
    run.callNext(one);
    run.callNext(two);
    run.runFor(2_000);
    run.must({ type: 'StartService', counter: two, clerk: clerkOf(two), ticket: presentAt(run, two) });
    run.runFor(60_000);
    expect(run.spoken.map(({ number }) => number)).toEqual(['A001']);
  });

  test('recalled after it was spoken: spoken anew under its next number', () => {
    const run = opened(1, 1);
    run.callNext(first(run));
    run.runFor(30_000);
    run.must({ type: 'RecallTicket', counter: first(run), clerk: clerkOf(first(run)), ticket: presentAt(run) });
    run.runFor(30_000);
    expect(run.spoken.map(({ announcement }) => announcement)).toEqual([1, 2]);
  });

  test('recalled while it still waits to be spoken: nothing is added', () => {
    const run = opened(2, 2);
    const [one, two] = run.clerks;
    if (one === undefined || two === undefined) throw new Error('two counters');
    run.callNext(one);
    run.callNext(two);
    run.runFor(1_000);
    run.must({ type: 'RecallTicket', counter: two, clerk: clerkOf(two), ticket: presentAt(run, two) });
    run.runFor(60_000);
    expect(run.spoken.map(({ number, announcement }) => [number, announcement])).toEqual([
      ['A001', 1],
      ['A002', 1],
    ]);
  });
});

describe('who speaks', () => {
  test('another display is the speaker: silent, and it asks again when the view shows that the other has gone', () => {
    const run = new HallRun(1);
    run.issue(1);
    run.must({ type: 'OfferVoice', zone: HALL, display: 'display-2' as typeof DISPLAY, absent: null });
    run.openDisplay();
    run.callNext(first(run));
    run.runFor(5_000);
    expect(run.spoken).toEqual([]);
    expect(run.announcer.role.kind).toBe('declined');
    run.must({ type: 'OfferVoice', zone: HALL, display: DISPLAY, absent: 'display-2' as typeof DISPLAY });
    run.runFor(1_000);
    expect(run.announcer.role.kind).toBe('speaker');
    expect(run.spoken.map(({ number }) => number)).toEqual(['A001']);
  });

  test('refused and nothing changes: it asks again after ten seconds, not at every tick', () => {
    const run = new HallRun(1);
    let offers = 0;
    run.disturb = (effect) => {
      if (effect.type === 'offer') offers += 1;
      return effect.type === 'offer' ? { refused: 'another_display_speaks' } : null;
    };
    run.openDisplay();
    run.runFor(9_000);
    expect(offers).toBe(1);
    run.runFor(2_000);
    expect(offers).toBe(2);
  });

  test('sound is blocked: it offers nothing and claims nothing until it is allowed', () => {
    const run = new HallRun(1);
    run.issue(1);
    run.tell({ type: 'heard', heard: true });
    run.callNext(first(run));
    run.runFor(5_000);
    expect(run.view().zones[0]?.speaker).toBeNull();
    run.tell({ type: 'sound', on: true });
    run.runFor(1_000);
    expect(run.spoken.map(({ number }) => number)).toEqual(['A001']);
  });

  test('the role is lost in mid-day: the refused claim tells, and the other display may have it', () => {
    const run = opened(1, 1);
    run.must({ type: 'OfferVoice', zone: HALL, display: 'display-2' as typeof DISPLAY, absent: DISPLAY });
    run.callNext(first(run));
    run.runFor(3_000);
    expect(run.spoken).toEqual([]);
    expect(run.announcer.role.kind).toBe('declined');
    expect(run.view().calls[0]?.voice).toBe('due');
  });
});

describe('faults', () => {
  test('the answer to a claim is lost: asked again, spoken once', () => {
    const run = opened(1, 1);
    let lost = 2;
    run.disturb = (effect) => (effect.type === 'claim' && lost-- > 0 ? 'unanswered' : null);
    run.callNext(first(run));
    run.runFor(40_000);
    expect(run.spoken).toHaveLength(1);
  });

  test('the answer comes after 45 s: what has become stale is not spoken', () => {
    const run = opened(1, 1);
    run.disturb = (effect) => (effect.type === 'claim' ? 'unanswered' : null);
    run.callNext(first(run));
    run.runFor(SPEAK_WITHIN_MS + 2_000);
    run.disturb = null;
    run.runFor(60_000);
    expect(run.spoken).toEqual([]);
    expect(run.voiceOf(callIds(run)[0] as CallId)).toBe('late');
  });

  test('the page is loaded again in mid-sentence: what was claimed is not repeated', () => {
    const run = opened(2, 2);
    for (const counter of run.clerks) run.callNext(counter);
    run.runFor(4_000);
    expect(run.spoken).toHaveLength(1);
    const again = new HallRun(0);
    again.branch = run.branch;
    again.now = run.now;
    again.openDisplay();
    again.runFor(60_000);
    expect(again.spoken.map(({ number }) => number)).toEqual(['A002']);
  });

  test('the server is away: nothing is claimed, and what waits is spoken once it is back in time', () => {
    const run = opened(1, 1);
    run.tell({ type: 'heard', heard: false });
    run.callNext(first(run));
    run.runFor(10_000);
    expect(run.spoken).toEqual([]);
    run.tell({ type: 'heard', heard: true });
    run.tell({ type: 'viewed', view: run.view(), zone: HALL });
    run.runFor(5_000);
    expect(run.spoken).toHaveLength(1);
  });
});

describe('many calls', () => {
  test('twelve within 3 s: all shown at once, spoken in order while fresh, the rest dropped and recorded', () => {
    const run = opened(12, 12);
    run.clerks.forEach((counter, place) => {
      run.after(place * 250, () => run.callNext(counter));
    });
    run.runFor(120_000);
    const calls = run.view().calls;
    expect(calls).toHaveLength(12);
    for (const { id, at } of calls) expect((run.shown.get(id) ?? Infinity) - at).toBeLessThan(1_000);
    // 18 s full (nothing waited when the first came), then 8.5 s each: begun at 0, 18, 26.5, 35 and 43.5 s.
    expect(run.spoken.map(({ number, form }) => `${number} ${form}`)).toEqual([
      'A001 full',
      'A002 short',
      'A003 short',
      'A004 short',
      'A005 short',
    ]);
    expect(calls.map(({ voice }) => voice)).toEqual([
      ...Array.from({ length: 5 }, () => 'spoken'),
      ...Array.from({ length: 7 }, () => 'late'),
    ]);
    expect(run.mostAtOnce).toBe(1);
    expect(run.refusals).toEqual([]);
  });

  test('a rush of 500: every call shown, each spoken in order or dropped, none twice, none late, one at a time', () => {
    const run = opened(12, 500);
    const every = 4_000;
    const fates = new Map<CallId, string>();
    let asked = 0;
    const callOne = (): void => {
      const counter = run.clerks[asked % run.clerks.length];
      if (counter === undefined) return;
      run.callNext(counter);
      asked += 1;
      for (const { id, voice } of run.branch.line.calls.values()) fates.set(id, voice);
      if (asked < 500) run.after(every, callOne);
    };
    callOne();
    run.runFor(500 * every + 90_000);
    for (const { id, voice } of run.branch.line.calls.values()) fates.set(id, voice);

    expect(asked).toBe(500);
    expect(run.shown.size).toBe(500);
    expect(new Set(spokenNames(run)).size).toBe(run.spoken.length);
    expect(run.mostAtOnce).toBe(1);
    const numbers = run.spoken.map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort());
    for (const { startedAt, askedAt } of run.spoken) expect(startedAt - askedAt).toBeLessThanOrEqual(SPEAK_WITHIN_MS);
    const spokenCalls = new Set(run.spoken.map(({ call }) => call));
    const silent = [...fates].filter(([call]) => !spokenCalls.has(call)).map(([, fate]) => fate);
    expect(new Set(silent).difference(new Set(['late', 'withdrawn'])).size).toBe(0);
    // The loudspeaker never rested while calls waited: with the short form it says at least one call in 8.5 s.
    expect(run.spoken.length).toBeGreaterThanOrEqual(Math.floor((500 * every) / (SOUND_MS.short + 500)));
  });
});
