import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BranchCommand, type BranchState, decide, evolve, initialBranch } from '../../queue/branch/branch.ts';
import { claimsOf } from '../../queue/branch/claims.ts';
import { load } from '../../queue/branch/snapshot.ts';
import { as, type Instant, type LocalDate, type Token } from '../../queue/ids.ts';
import { save } from './saved.ts';
import { C1, EIGHT, LAN, MINUTE, smallHall, TODAY } from './small-hall.ts';
import { issue, lan, receive } from './specification.ts';

/** A hall whose clock is moved as one likes, and what its papers may claim once. */
class Days {
  state: BranchState = initialBranch;
  readonly claims: string[] = [];
  private now = EIGHT;
  private moves = 0;

  constructor() {
    this.does({ type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall });
  }

  /** Whether it was granted. */
  does(command: BranchCommand): boolean {
    this.now = as<Instant>(this.now + MINUTE);
    const decision = decide(this.state, command, { at: this.now, token: as<Token>(`t${this.now}`) });
    if (!decision.ok) return false;
    for (const event of decision.events) {
      this.state = evolve(this.state, event, this.now);
      this.claims.push(...claimsOf(event));
    }
    return true;
  }

  opens(date: LocalDate): boolean {
    return this.does({ type: 'OpenDay', date });
  }

  /** One visitor, who brings so many dossiers. */
  visits(dossiers: number): void {
    this.does({ type: 'SignIn', counter: C1, clerk: LAN, takeOver: false });
    this.does(issue(smallHall.services[0]?.id ?? as('birth')));
    this.does({ type: 'CallNext', counter: C1, clerk: LAN });
    const ticket = this.state.line.counters.get(C1)?.present;
    if (ticket == null) return;
    this.does(lan('StartService', ticket));
    for (let count = 0; count < dossiers; count += 1) this.does(receive(C1, LAN, ticket));
    this.does(lan('FinishService', ticket));
  }

  closes(): void {
    const { day } = this.state.line;
    if (day !== null) this.does({ type: 'CloseDay', date: day.date });
  }

  /** The clock was wrong: it is that date. */
  movesTo(date: LocalDate): void {
    this.moves += 1;
    this.does({ type: 'MoveClock', move: this.moves, by: 0, since: this.now, until: this.now, date });
  }
}

const dateAfter = (days: number): LocalDate => as<LocalDate>(Temporal.PlainDate.from(TODAY).add({ days }).toString());
const twice = (list: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return list.filter((one) => seen.size === seen.add(one).size);
};

describe('a clock that is moved back opens a date again', () => {
  test('[DAY-11] 300 dossiers of one visitor and other days in between: no code of that date is given twice', () => {
    const days = new Days();
    days.opens(dateAfter(30));
    days.visits(300);
    days.movesTo(dateAfter(0));
    days.closes();
    days.opens(dateAfter(1));
    days.visits(1);
    days.closes();
    expect(days.opens(dateAfter(30))).toBe(true);
    days.visits(1);
    expect(days.claims.at(-1)).toMatch(/^dossier:.*-261223-0501$/);
    expect(twice(days.claims)).toEqual([]);
  });

  test('[DAY-11] two wrong clocks, the second further ahead: the dates of both are opened again', () => {
    const days = new Days();
    for (const wrong of [1, 400]) {
      days.opens(dateAfter(wrong));
      days.visits(2);
      days.closes();
      days.movesTo(dateAfter(0));
    }
    for (const right of [1, 400]) {
      expect(days.opens(dateAfter(right))).toBe(true);
      days.visits(2);
      days.closes();
    }
    expect(twice(days.claims)).toEqual([]);
  });

  test('[DAY-11] set back by a week by mistake after days that were worked rightly: they open again, and go on', () => {
    const days = new Days();
    const week = [0, 1, 2].map(dateAfter);
    for (const date of week) {
      days.opens(date);
      days.visits(1);
      days.closes();
    }
    days.movesTo(dateAfter(-7));
    for (const date of week) {
      expect(days.opens(date)).toBe(true);
      days.visits(1);
      days.closes();
    }
    expect(twice(days.claims)).toEqual([]);
  });

  test('[DAY-5] a restore while its date waits to be opened again puts its numbers on besides', () => {
    const days = new Days();
    days.opens(dateAfter(1));
    days.visits(1);
    days.closes();
    days.movesTo(dateAfter(0));
    days.does({ type: 'JumpNumbers', by: 200 });
    days.opens(dateAfter(1));
    days.visits(1);
    expect(days.claims.slice(-2)).toEqual(['number:2026-11-24/A402', 'dossier:H26.01.99-261124-0403']);
  });

  const deed = fc.oneof(
    fc.record({ opens: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ visits: fc.constantFrom(1, 2, 30) }),
    fc.constant('closes' as const),
    fc.record({ movesTo: fc.integer({ min: 0, max: 4 }) }),
    fc.constant('loads' as const),
  );

  test('[DAY-11] whatever the clock is moved to, nothing that stands on paper is given twice, and every later date opens', () => {
    let again = 0;
    fc.assert(
      fc.property(fc.noBias(fc.array(deed, { maxLength: 40, size: 'max' })), (deeds) => {
        const days = new Days();
        for (const each of deeds) {
          const { day } = days.state.line;
          if (each === 'closes') days.closes();
          else if (each === 'loads') days.state = load(save(days.state));
          else if ('visits' in each) days.visits(each.visits);
          else if ('movesTo' in each) days.movesTo(dateAfter(each.movesTo));
          else {
            const mayOpen = day === null || (day.phase === 'closed' && dateAfter(each.opens) > day.worksOn);
            expect(days.opens(dateAfter(each.opens))).toBe(mayOpen);
          }
        }
        expect(twice(days.claims)).toEqual([]);
        again += days.claims.filter((claim) => claim.includes('#')).length;
      }),
      { numRuns: 200, seed: 11 },
    );
    expect(again).toBeGreaterThan(20);
  });
});
