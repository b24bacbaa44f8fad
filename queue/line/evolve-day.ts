import type { Instant } from '../ids.ts';
import { SmallMap } from '../small-map.ts';
import { never } from '../stamp.ts';
import type { DayEvent } from './events.ts';
import { dropPrints } from './evolve-print.ts';
import { withGiven } from './given.ts';
import { moveClock } from './move-clock.ts';
import { planOf } from './plan.ts';
import { changeCounter } from './replace-ticket.ts';
import { changeRule, sameRule } from './rule.ts';
import { type Day, emptyCounter, initialLine, type LineState } from './state.ts';
import type { Ticket } from './ticket.ts';

export function evolveDay(state: LineState, event: DayEvent, at: Instant): LineState {
  switch (event.type) {
    case 'CatalogueAdopted': {
      const { rule } = event.catalogue;
      const before = state.plan?.catalogue.rule;
      // What a supervisor has set stays until the city itself changes the rule.
      const next = before !== undefined && sameRule(before, rule) ? state : changeRule(state, rule);
      return { ...next, citySeq: event.citySeq, plan: planOf(event.catalogue, state.pins) };
    }
    case 'DayOpened':
      return {
        ...state,
        day: {
          date: event.date,
          worksOn: event.date,
          phase: 'open',
          openedAt: at,
          issuingPaused: false,
          lunch: event.lunch ?? null,
          pausedUntil: null,
          reopened: 0,
          closing: null,
        },
        numbers: {},
        // As its closing left it, and what a restore has put on since.
        numbersFrom: state.numbersFrom + (event.again?.numbersFrom ?? 0),
        tickets: initialLine.tickets,
        lanes: initialLine.lanes,
        ownLanes: initialLine.ownLanes,
        tallies: initialLine.tallies,
        calls: new Map(),
        missed: initialLine.missed,
        returned: initialLine.returned,
        prints: initialLine.prints,
      };
    case 'IssuingEnded':
      return changeDay(state, { phase: 'issuing_ended' });
    case 'CallingEnded':
      // A no-show comes back no more.
      return dropPrints(changeDay(state, { phase: 'calling_ended' }), ...missedOf(state));
    case 'DayClosed':
      return {
        ...changeDay(state, { phase: 'closed', pausedUntil: null, closing: closingOf(state) }),
        numbersFrom: 0,
        clock: withGiven(state.clock, event.date, Math.max(state.numbersFrom, ...Object.values(state.numbers))),
        counters: SmallMap.of([...state.counters.keys()].map((id) => [id, emptyCounter])),
        prints: initialLine.prints,
      };
    case 'DayReopened': {
      const { phase, seats, numbersFrom } = event;
      const reopened = (state.day?.reopened ?? 0) + 1;
      return seats.reduce(
        (next, { counter, ...seat }) => changeCounter(next, counter, (now) => ({ ...now, ...seat })),
        // What a restore has put on since goes for this day too.
        { ...changeDay(state, { phase, reopened, closing: null }), numbersFrom: numbersFrom + state.numbersFrom },
      );
    }
    case 'IssuingPaused':
      return changeDay(state, { issuingPaused: true });
    case 'IssuingResumed':
      return changeDay(state, { issuingPaused: false });
    case 'HallPaused':
      return changeDay(state, { pausedUntil: event.until });
    case 'HallResumed':
      return changeDay(state, { pausedUntil: null });
    case 'RuleChanged':
      return changeRule(state, event.rule);
    case 'NumbersJumped':
      return {
        ...state,
        numbersFrom: state.numbersFrom + event.by,
        numbers: Object.fromEntries(Object.entries(state.numbers).map(([letter, last]) => [letter, last + event.by])),
      };
    case 'ClockMoved':
      return moveClock(state, event);
    default:
      return never(event);
  }
}

const closingOf = ({ day, numbersFrom, counters }: LineState): Day['closing'] =>
  day === null
    ? null
    : {
        phase: day.phase,
        numbersFrom,
        seats: [...counters].flatMap(([counter, { clerk, signedInAt, paused, urgentRun }]) =>
          clerk === null && urgentRun === 0 ? [] : [{ counter, clerk, signedInAt, paused, urgentRun }],
        ),
      };

const changeDay = (state: LineState, change: Partial<Day>): LineState =>
  state.day === null ? state : { ...state, day: { ...state.day, ...change } };

const missedOf = (state: LineState): readonly Ticket[] =>
  [...state.missed.values()].flatMap((places) =>
    [...places.values()].flatMap((number) => state.tickets.get(number) ?? []),
  );
