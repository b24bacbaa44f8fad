import { isCallingRule } from '../calling-rule.ts';
import { catalogueFault } from '../catalogue-fault.ts';
import type { LocalDate } from '../ids.ts';
import { localDate } from '../local-time.ts';
import { accept, type Decision, refuse } from '../refusals.ts';
import { never } from '../stamp.ts';
import { tidyTexts } from '../typed-text.ts';
import type { DayCommand } from './commands.ts';
import type { LineEvent, OpenedAgain } from './events.ts';
import { living } from './living.ts';
import { type Plan, planOf } from './plan.ts';
import type { LineState } from './state.ts';
import { strandedBy, unseatedBy } from './stranded.ts';
import type { Ticket } from './ticket.ts';

export function decideDay(state: LineState, command: Exclude<DayCommand, { type: 'ReopenDay' }>): Decision<LineEvent> {
  const { day } = state;
  switch (command.type) {
    case 'AdoptCatalogue':
      if (command.citySeq <= state.citySeq && state.plan !== null) return refuse({ name: 'nothing_to_change' });
      return adopt(state, command);
    case 'OpenDay':
      if (state.plan === null) return refuse({ name: 'branch_not_ready' });
      if (day !== null && day.phase !== 'closed') return refuse({ name: 'day_already_open' });
      if (day !== null && command.date <= day.worksOn) return refuse({ name: 'day_in_the_past', last: day.worksOn });
      return accept<LineEvent>(...leftOver(state, state.plan, command.date), {
        type: 'DayOpened',
        date: command.date,
        ...(command.lunch === undefined ? {} : { lunch: command.lunch }),
        ...openedAgain(state, command.date),
      });
    case 'CloseDay':
      if (day === null || day.phase === 'closed' || day.date !== command.date) return refuse({ name: 'day_not_open' });
      return accept(...closing(state), { type: 'DayClosed', date: day.date });
    case 'EndIssuing':
      return day?.phase === 'open' ? accept({ type: 'IssuingEnded' }) : refuse({ name: 'day_not_open' });
    case 'EndCalling':
      return day?.phase === 'open' || day?.phase === 'issuing_ended'
        ? accept({ type: 'CallingEnded' })
        : refuse({ name: 'day_not_open' });
    case 'PauseIssuing':
      if (day === null || day.phase !== 'open') return refuse({ name: 'day_not_open' });
      return day.issuingPaused ? refuse({ name: 'nothing_to_change' }) : accept({ type: 'IssuingPaused' });
    case 'ResumeIssuing':
      if (day === null || day.phase !== 'open') return refuse({ name: 'day_not_open' });
      return day.issuingPaused ? accept({ type: 'IssuingResumed' }) : refuse({ name: 'nothing_to_change' });
    case 'PauseHall':
      if (day === null || day.phase === 'closed') return refuse({ name: 'day_not_open' });
      return accept({ type: 'HallPaused', until: command.until });
    case 'ResumeHall':
      if (day === null || day.phase === 'closed') return refuse({ name: 'day_not_open' });
      return day.pausedUntil === null ? refuse({ name: 'nothing_to_change' }) : accept({ type: 'HallResumed' });
    case 'ChangeRule':
      return isCallingRule(command.rule)
        ? accept({ type: 'RuleChanged', rule: command.rule })
        : refuse({ name: 'invalid_rule' });
    case 'JumpNumbers':
      return accept({ type: 'NumbersJumped', by: command.by });
    case 'MoveClock': {
      if (command.move <= state.clock.move) return refuse({ name: 'nothing_to_change' });
      return accept({ ...command, type: 'ClockMoved' });
    }
    default:
      return never(command);
  }
}

/** The old one stays where the new one could not be kept, or would leave somebody who is here without a counter. */
function adopt(state: LineState, command: Extract<DayCommand, { type: 'AdoptCatalogue' }>): Decision<LineEvent> {
  const { citySeq } = command;
  const catalogue = tidyTexts(command.catalogue);
  const fault = catalogueFault(catalogue);
  if (fault !== null) return refuse({ name: 'catalogue_invalid', ...fault });
  const plan = planOf(catalogue, state.pins);
  const stranded = strandedBy(living(state), plan);
  if (stranded !== null) return refuse({ name: 'visitors_stranded', number: stranded.number });
  if (unseatedBy(state, plan)) return refuse({ name: 'clerks_unseated' });
  return accept({ type: 'CatalogueAdopted', citySeq, catalogue });
}

function openedAgain({ clock }: LineState, date: LocalDate): { readonly again?: OpenedAgain } {
  const numbersFrom = clock.given[date];
  return numbersFrom === undefined ? {} : { again: { move: clock.move, numbersFrom } };
}

/**
 * Who signed in after the last closing and on an earlier date is not here this morning: a counter that only seems open would
 * promise waits that nobody keeps. Who came early on the date itself stays.
 */
function leftOver(state: LineState, { catalogue }: Plan, date: LocalDate): readonly LineEvent[] {
  return [...state.counters].flatMap(([counter, { clerk, signedInAt }]) =>
    clerk !== null && signedInAt !== null && localDate(signedInAt, catalogue.branch.timeZone) < date
      ? [{ type: 'ClerkSignedOut', counter, clerk }]
      : [],
  );
}

/** At the day's end every ticket that is still open gets its final state (design.md §6). */
function closing(state: LineState): readonly LineEvent[] {
  const events: LineEvent[] = [];
  for (const ticket of living(state)) {
    const event = endOf(ticket);
    if (event !== null) events.push(event);
  }
  return events;
}

function endOf(ticket: Ticket): LineEvent | null {
  switch (ticket.state) {
    case 'waiting':
    case 'parked':
      return { type: 'TicketExpired', ticket: ticket.id };
    case 'called':
      return { type: 'TicketMissed', ticket: ticket.id, byClosing: true };
    case 'serving':
      return { type: 'TicketFinished', ticket: ticket.id, startImplied: false, byClosing: true };
    case 'missed':
    case 'served':
    case 'cancelled':
    case 'expired':
      return null;
    default:
      return never(ticket);
  }
}
