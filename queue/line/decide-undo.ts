import { accept, type Decision, refuse } from '../refusals.ts';
import { never, type Stamp } from '../stamp.ts';
import { notBackToLine } from './back-to-line.ts';
import type { TicketCommand } from './commands.ts';
import { isAboutEmptyCounter, mayWork } from './decide-calling.ts';
import type { LineEvent } from './events.ts';
import { counterOf } from './evolve.ts';
import { isStillThere } from './sent-away.ts';
import { type LineState, ticketOf, type UndoableStep } from './state.ts';

/** A clerk notices a slip of the hand within seconds; later the hall has acted on it, and a supervisor corrects (design.md §6). */
export const UNDO_MS = 10_000;

export function decideUndo(
  state: LineState,
  command: Extract<TicketCommand, { type: 'Undo' }>,
  stamp: Pick<Stamp, 'at'>,
): Decision<LineEvent> {
  const refusal = mayWork(state, command);
  const counter = counterOf(state, command.counter);
  const { step } = counter;
  // Whoever cleared it there without sitting down takes that back in the same way; a no-show by reinstating.
  const clears = isAboutEmptyCounter(refusal, state, command) && step !== null && clearsBack.has(step.kind);
  if (refusal !== null && !clears) return refuse(refusal);
  if (step === null || (step.clerk !== command.clerk && !clears) || step.ticket !== command.ticket)
    return refuse({ name: 'nothing_to_undo' });
  if (stamp.at - step.at > UNDO_MS) return refuse({ name: 'too_late_to_undo' });
  const ticket = ticketOf(state, step.ticket);
  if (ticket === undefined) return refuse({ name: 'ticket_unknown' });
  // A no-show that came back and was missed again elsewhere is no longer this counter's to take back.
  if ('counter' in ticket && ticket.counter !== command.counter) return refuse({ name: 'nothing_to_undo' });
  switch (step.kind) {
    case 'call':
    case 'finish_and_call': {
      if (ticket.state !== 'called') return refuse({ name: 'nothing_to_undo' });
      const stranded = notBackToLine(state, ticket);
      if (stranded !== null) return refuse(stranded);
      const undone: LineEvent = { type: 'CallUndone', ticket: ticket.id, call: ticket.call };
      return step.finished === null
        ? accept(undone)
        : accept<LineEvent>(undone, { type: 'FinishUndone', ticket: step.finished });
    }
    case 'miss':
      return ticket.state === 'missed'
        ? accept({ type: 'MissUndone', ticket: ticket.id })
        : refuse({ name: 'nothing_to_undo' });
    case 'finish':
      return ticket.state === 'served'
        ? accept({ type: 'FinishUndone', ticket: ticket.id })
        : refuse({ name: 'nothing_to_undo' });
    case 'transfer':
    case 'return': {
      const { sent } = step;
      if (sent === null || !isStillThere(ticket, sent)) return refuse({ name: 'nothing_to_undo' });
      const stranded = sent.from.state === 'waiting' ? notBackToLine(state, sent.from) : null;
      if (stranded !== null) return refuse(stranded);
      const type = step.kind === 'transfer' ? 'TransferUndone' : 'ReturnUndone';
      return accept({ type, ticket: ticket.id, counter: command.counter });
    }
    default:
      return never(step.kind);
  }
}

const clearsBack: ReadonlySet<UndoableStep['kind']> = new Set(['finish', 'transfer', 'return']);
