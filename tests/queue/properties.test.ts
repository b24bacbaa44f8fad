import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type BranchState, decide, evolve, initialBranch } from '../../queue/branch/branch.ts';
import { claimsOf } from '../../queue/branch/claims.ts';
import { eventVersions } from '../../queue/branch/event-versions.ts';
import { load } from '../../queue/branch/snapshot.ts';
import { callingEnds } from '../../queue/branch/views/chance.ts';
import { counterView } from '../../queue/branch/views/counter-view.ts';
import { hallView } from '../../queue/branch/views/hall-view.ts';
import { lineView } from '../../queue/branch/views/line-view.ts';
import { officeView } from '../../queue/branch/views/office-view.ts';
import { as, type ClerkId, type CounterId, type Instant, type Token } from '../../queue/ids.ts';
import { callingOrder } from '../../queue/line/calling-order.ts';
import { lanesOf } from '../../queue/line/next-ticket.ts';
import { expectSound } from './invariants.ts';
import { type History, play, step } from './random-history.ts';
import { save } from './saved.ts';
import { C1, C2, C3 } from './small-hall.ts';

/** More histories, or one seed again: `RUNS=5000 SEED=…`. */
const numRuns = Number(process.env.RUNS ?? 100);
const seed = process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) };
// Unbiased: dice that favour their ends pick the same counter again and again.
const steps = fc.noBias(fc.array(step, { maxLength: 300, size: 'max' }));
const always = (name: string, check: (history: History) => void): void =>
  test(name, () => {
    fc.assert(
      fc.property(steps, (each) => check(play(each))),
      { numRuns, ...seed },
    );
  });

const saved = (state: BranchState): string => JSON.stringify(save(state));
const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
/** What is derived and not saved shows itself on the screens. */
const shown = (state: BranchState, now: Instant) => ({
  hall: hallView(state.line, now),
  line: lineView(state.line, now, callingEnds(state.line, false)),
  counters: [C1, C2, C3].map((counter) => counterView(state, counter, now)),
  office: officeView(state, now),
  received: [...state.dossiers.receivedIn.entries()],
  byHandover: [...state.dossiers.byHandover.entries()],
  byToken: [...state.dossiers.byToken.entries()],
});
const fold = (state: BranchState, entries: History['entries']): BranchState =>
  entries.reduce((next, { event, at }) => evolve(next, event, at), state);

// Thousands of states each: on a busy machine more than a test usually takes.
vi.setConfig({ testTimeout: 60_000 });

describe('over random histories', () => {
  test('[STATE-1] the rules never throw, and a refused command changes nothing', () => {
    fc.assert(
      fc.property(steps, (each) => {
        play(each, undefined, (before, decision, after) => {
          if (decision.ok) expect(decision.events.length).toBeGreaterThan(0);
          else expect(after).toBe(before);
        });
      }),
      { numRuns, ...seed },
    );
  });

  always(
    '[STATE-2] after every step: a ticket at one counter, a counter with one ticket, a clerk at one counter, the line in order',
    ({ states }) => {
      for (const state of new Set(states)) expectSound(state);
    },
  );

  always('[DAY-4] no number is given twice in a day, and no claim is made twice', ({ entries }) => {
    const claims = entries.flatMap(({ event }) => claimsOf(event));
    expect(new Set(claims).size).toBe(claims.length);
    const issued = entries.flatMap(({ event }) => (event.type === 'TicketIssued' ? [event.ticket] : []));
    expect(new Set(issued).size).toBe(issued.length);
  });

  always(
    '[FILE-5] a result is in one pair of hands: never handed over twice without an undo or a correction between',
    ({ entries }) => {
      const out = new Set<string>();
      for (const { event } of entries) {
        if (event.type === 'HandoverUndone' || event.type === 'HandoverCorrected')
          expect(out.delete(event.dossier)).toBe(true);
        if (event.type !== 'DossierHandedOver') continue;
        expect(out.has(event.dossier)).toBe(false);
        out.add(event.dossier);
      }
    },
  );

  always('[STATE-3] the journal, read again from its JSON, folds to the same state', ({ entries, state }) => {
    expect(saved(fold(initialBranch, json(entries)))).toBe(saved(state));
  });

  test('[STATE-4] a snapshot taken at any moment, and the tail after it, give the same state', () => {
    fc.assert(
      fc.property(steps, fc.noBias(fc.nat({ max: 999 })), (each, thousandths) => {
        const { entries, state, now } = play(each);
        const cut = Math.floor((entries.length * thousandths) / 1000);
        const middle = fold(initialBranch, entries.slice(0, cut));
        const loaded = load(json(save(middle)));
        expectSound(loaded);
        expect(saved(loaded)).toBe(saved(middle));
        expect(shown(loaded, now)).toEqual(shown(middle, now));
        const again = fold(loaded, entries.slice(cut));
        expectSound(again);
        expect(saved(again)).toBe(saved(state));
      }),
      { numRuns, ...seed },
    );
  });

  always(
    '[LIFE-9] after closing, every ticket is in exactly one final state and no counter holds anything',
    (history) => {
      const date = history.state.line.day?.date;
      if (date === undefined) return;
      const closing = decide(
        history.state,
        { type: 'CloseDay', date },
        { at: history.now, token: as<Token>('closing') },
      );
      const closed = closing.ok
        ? closing.events.reduce((state, event) => evolve(state, event, history.now), history.state)
        : history.state;
      expectSound(closed);
      for (const { state } of closed.line.tickets.values())
        expect(['served', 'missed', 'cancelled', 'expired']).toContain(state);
      for (const counter of closed.line.counters.values())
        expect(counter).toMatchObject({
          present: null,
          parked: [],
          step: null,
          ...(closing.ok ? { clerk: null } : {}),
        });
    },
  );

  always('[LINE-10] the line that is shown is the order in which it is called', ({ states, now }) => {
    for (const state of states.filter((_, index) => index % 8 === 0)) expectShownAsCalled(state, now);
  });

  test('[STATE-5] histories come to every kind of event, so that what holds over them holds for all', () => {
    const seen = new Set<string>();
    for (const each of fc.sample(steps, { numRuns: 800, seed: 1 }))
      for (const { event } of play(each).entries) seen.add(event.type);
    expect(Object.keys(eventVersions).filter((type) => !seen.has(type))).toEqual([]);
  });
});

function expectShownAsCalled(state: BranchState, now: Instant): void {
  for (const [id, counter] of state.line.counters) {
    if (counter.clerk === null || counter.paused || counter.present !== null) continue;
    if (state.line.day?.phase === 'calling_ended' || state.line.day?.phase === 'closed') continue;
    const shown = callingOrder(state.line, lanesOf(state.line, id), counter.urgentRun, now);
    const called = callAll(state, id, counter.clerk, now);
    expect(shown).toEqual(called);
    expect(callingOrder(state.line, lanesOf(state.line, id), counter.urgentRun, now, 3)).toEqual(called.slice(0, 3));
  }
}

/** Calls and finishes at one counter until nobody waits there. */
function callAll(start: BranchState, counter: CounterId, clerk: ClerkId, at: Instant): string[] {
  let state = start;
  const called: string[] = [];
  const stamp = { at, token: as<Token>('token') };
  for (;;) {
    const next = decide(state, { type: 'CallNext', counter, clerk }, stamp);
    if (!next.ok) return called;
    for (const event of next.events) state = evolve(state, event, at);
    const ticket = state.line.counters.get(counter)?.present;
    if (ticket == null) throw new Error('Nobody stands at the counter that called');
    called.push(ticket.split('/')[1] ?? '');
    const done = decide(state, { type: 'FinishService', counter, clerk, ticket }, stamp);
    if (done.ok) for (const event of done.events) state = evolve(state, event, at);
  }
}
