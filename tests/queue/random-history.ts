import fc from 'fast-check';
import {
  type BranchCommand,
  type BranchEvent,
  type BranchState,
  decide,
  evolve,
  initialBranch,
} from '../../queue/branch/branch.ts';
import { as, type DossierCode, type Instant, type Token } from '../../queue/ids.ts';
import { PaperShelf } from './paper-shelf.ts';
import { type Make, type Step, type Verb, verbs } from './random-verbs.ts';
import { BIRTH, C1, C2, EIGHT, LAN, MINH, SECOND, smallHall, TODAY } from './small-hall.ts';
import { collect, issue, lan, receive, ticketId } from './specification.ts';

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
  'moveClock',
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
  'pauseHall',
  'resumeHall',
  'clear',
];
/** Of what comes seldom by itself, since much has to have gone before. */
const weight = (verb: Verb): number =>
  verb === 'undoHandover' || verb === 'handOver' ? 36 : OFTEN.includes(verb) ? 24 : SELDOM.includes(verb) ? 1 : 6;

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

/** The verbs of a line alone, seconds apart: undo, no-shows and returns meet as they hardly do among all verbs. */
const IN_THE_LINE: readonly Verb[] = [
  'issue',
  'callNext',
  'callNext',
  'callTicket',
  'finishAndCallNext',
  'finish',
  'miss',
  'reinstate',
  'reinstate',
  'undoStep',
  'undoStep',
  'transfer',
  'amend',
  'cancel',
  'signIn',
];
export const lineStep: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(...IN_THE_LINE),
  ticket: die,
  counter: die,
  other: die,
  passed: fc.nat({ max: 2 * SECOND }),
});

/** A history as it happened, with the state after each step. */
export interface History {
  readonly entries: readonly { readonly event: BranchEvent; readonly at: Instant }[];
  readonly states: readonly BranchState[];
  readonly state: BranchState;
  readonly now: Instant;
}

const commandOf = (state: BranchState, step: Step, shelved: readonly DossierCode[]): BranchCommand =>
  (verbs[step.verb] as Make)(state, step, shelved);

const opening: readonly BranchCommand[] = [
  { type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall },
  { type: 'OpenDay', date: TODAY },
  { type: 'SignIn', counter: C1, clerk: LAN, takeOver: false },
  { type: 'SignIn', counter: C2, clerk: MINH, takeOver: false },
  ...handedOver(),
];

/** A result that has been collected: by chance alone one in thirty histories comes so far, and hardly one a week further. */
function handedOver(): readonly BranchCommand[] {
  const dossier = as<DossierCode>(`${smallHall.branch.agency}-261123-0001`);
  const visit = ticketId('A001');
  const ticket = ticketId('T001');
  return [
    issue(BIRTH),
    lan('CallTicket', visit),
    lan('StartService', visit),
    receive(C1, LAN, visit),
    lan('FinishService', visit),
    { type: 'MarkReady', dossier },
    collect(dossier),
    lan('CallTicket', ticket),
    lan('StartService', ticket),
    { ...lan('HandOver', ticket), dossier, to: 'applicant', letter: null },
    lan('FinishService', ticket),
  ];
}

/** One event as it is folded. */
export interface Watched {
  readonly event: BranchEvent;
  readonly before: BranchState;
  readonly after: BranchState;
}

type WatchStep = (before: BranchState, decision: ReturnType<typeof decide>, after: BranchState, now: Instant) => void;

/** Plays the steps; `watch` sees each event as it is folded, `watchStep` each step as it is decided. */
export function play(
  steps: readonly Step[],
  watch: (watched: Watched) => void = () => {},
  watchStep: WatchStep = () => {},
): History {
  const entries: { event: BranchEvent; at: Instant }[] = [];
  const states: BranchState[] = [];
  let state = initialBranch;
  let now = EIGHT;
  let tokens = 0;
  const shelf = new PaperShelf();
  const ask = (command: BranchCommand) => {
    const before = state;
    const stamp = { at: now, token: as<Token>(`token-${tokens++}`) };
    const decision = decide(state, command, stamp, shelf.named(command));
    if (decision.ok)
      for (const event of decision.events) {
        const from = state;
        shelf.sees(state, event);
        state = evolve(state, event, now);
        entries.push({ event, at: now });
        watch({ event, before: from, after: state });
      }
    states.push(state);
    watchStep(before, decision, state, now);
  };
  for (const command of opening) ask(command);
  for (const each of steps) {
    now = as<Instant>(now + each.passed);
    ask(commandOf(state, each, [...shelf.facts.keys()]));
  }
  return { entries, states, state, now };
}
