import fc from 'fast-check';
import {
  type BranchCommand,
  type BranchEvent,
  type BranchState,
  decide,
  evolve,
  initialBranch,
} from '../../queue/branch/branch.ts';
import { as, type Instant, type Token } from '../../queue/ids.ts';
import { type Make, type Step, type Verb, verbs } from './random-verbs.ts';
import { C1, C2, EIGHT, LAN, MINH, SECOND, smallHall, TODAY } from './small-hall.ts';

const OFTEN: readonly Verb[] = [
  'issue',
  'callNext',
  'finishAndCallNext',
  'start',
  'receive',
  'ready',
  'collect',
  'handOver',
  'attend',
  'undoStep',
  'openDay',
  'signIn',
  'resumeIssuing',
  'shown',
  'undoHandover',
  'claim',
  'spoken',
];
const SELDOM: readonly Verb[] = [
  'endIssuing',
  'closeDay',
  'pauseIssuing',
  'jump',
  'adopt',
  'pin',
  'rule',
  'signOut',
  'release',
  'pause',
  'cancel',
  'print',
  'erase',
];
const weight = (verb: Verb): number => (OFTEN.includes(verb) ? 24 : SELDOM.includes(verb) ? 1 : 6);

const die = fc.nat({ max: 59 });
export const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.oneof(
    ...(Object.keys(verbs) as Verb[]).map((verb) => ({ weight: weight(verb), arbitrary: fc.constant(verb) })),
  ),
  ticket: die,
  counter: die,
  other: die,
  passed: fc.oneof(
    { weight: 6, arbitrary: fc.nat({ max: 9 * SECOND }) },
    { weight: 2, arbitrary: fc.nat({ max: 300 * SECOND }) },
    { weight: 6, arbitrary: fc.constant(0) },
  ),
});

/** A history as it happened, with the state after each step. */
export interface History {
  readonly entries: readonly { readonly event: BranchEvent; readonly at: Instant }[];
  readonly states: readonly BranchState[];
  readonly state: BranchState;
  readonly now: Instant;
}

const commandOf = (state: BranchState, step: Step): BranchCommand => (verbs[step.verb] as Make)(state, step);

const opening: readonly BranchCommand[] = [
  { type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall },
  { type: 'OpenDay', date: TODAY },
  { type: 'SignIn', counter: C1, clerk: LAN, takeOver: false },
  { type: 'SignIn', counter: C2, clerk: MINH, takeOver: false },
];

/** Plays the steps; `watch` sees each one as it is decided. */
export function play(
  steps: readonly Step[],
  watch: (
    before: BranchState,
    decision: ReturnType<typeof decide>,
    after: BranchState,
    now: Instant,
  ) => void = () => {},
): History {
  const entries: { event: BranchEvent; at: Instant }[] = [];
  const states: BranchState[] = [];
  let state = initialBranch;
  let now = EIGHT;
  let tokens = 0;
  const ask = (command: BranchCommand) => {
    const before = state;
    const decision = decide(state, command, { at: now, token: as<Token>(`token-${tokens++}`) });
    if (decision.ok)
      for (const event of decision.events) {
        state = evolve(state, event, now);
        entries.push({ event, at: now });
      }
    states.push(state);
    watch(before, decision, state, now);
  };
  for (const command of opening) ask(command);
  for (const each of steps) {
    now = as<Instant>(now + each.passed);
    ask(commandOf(state, each));
  }
  return { entries, states, state, now };
}
