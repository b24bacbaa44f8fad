import type { Instant, TicketId } from '../ids.ts';
import { never } from '../stamp.ts';
import type { PrintEvent } from './events.ts';
import type { LineState, PrintJob } from './state.ts';

export function evolvePrint(state: LineState, event: PrintEvent, at: Instant): LineState {
  switch (event.type) {
    case 'PrintRequested':
      return addPrint(state, {
        id: event.job,
        ticket: event.ticket,
        printer: event.printer,
        askedAt: at,
        begun: false,
        reprint: true,
      });
    case 'PrintBegun': {
      const job = state.prints.get(event.job);
      return job === undefined ? state : addPrint(state, { ...job, begun: true });
    }
    case 'PrintConfirmed':
    case 'PrintExpired': {
      const prints = new Map(state.prints);
      prints.delete(event.job);
      return { ...state, prints };
    }
    default:
      return never(event);
  }
}

/** The ticket was cancelled: a paper that the printer has not begun would look valid. What it has begun it still confirms. */
export function dropPrints(state: LineState, ticket: TicketId): LineState {
  const prints = new Map([...state.prints].filter(([, job]) => job.ticket !== ticket || job.begun));
  return prints.size === state.prints.size ? state : { ...state, prints };
}

export const addPrint = (state: LineState, job: PrintJob): LineState => ({
  ...state,
  prints: new Map(state.prints).set(job.id, job),
});
