import type { Translation } from '../words/catalogue.ts';
import type { vi } from '../words/office/vi.ts';
import type { Order } from './order.ts';

/** What was done, and with what: a hall has many counters and numbers, and "done" names none. */
export function doneText(order: Order, w: Translation<typeof vi>['done']): string {
  switch (order.kind) {
    case 'release':
    case 'services':
      return w[order.kind](order.counter);
    case 'at_empty':
      return w[order.verb](numberOf(order.ticket), order.counter);
    case 'send_on': {
      const { ticket, to, service } = order.body;
      if (to != null) return w.sent_to(numberOf(ticket), to);
      return service == null ? w.return(numberOf(ticket), order.counter) : w.sent_on(numberOf(ticket));
    }
    case 'correct_handover':
    case 'erase_personal_data':
      return w[order.kind](order.dossier);
    case 'test_page':
      return w.test_page(order.printer);
    case 'rule':
    case 'confirm_clock':
    case 'pause_issuing':
    case 'resume_issuing':
    case 'open_day':
    case 'reopen_day':
    case 'close_day':
      return w[order.kind];
    default:
      return order satisfies never;
  }
}

const numberOf = (ticket: string): string => ticket.split('/')[1] ?? '';
