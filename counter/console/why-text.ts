import type { Translation } from '../../words/catalogue.ts';
import type { vi } from '../../words/counter/vi.ts';
import { timeOfDay } from '../../words/shared/times.ts';
import type { vi as shared } from '../../words/shared/vi.ts';
import type { Category, TicketCard, Why } from '../views.ts';

type Words = Translation<typeof vi>['why'];
type Categories = Translation<typeof shared>['category'];
const MINUTE_MS = 60_000;

/** Why this ticket was called, in one line, as the server decided it. */
export function whyCalled(why: Why, w: Words, categories: Categories, zone: string): string {
  switch (why.rule) {
    case 'urgent_past_due':
      return why.category === 'appointment' ? w.appointment : w.urgent(categories[why.category], why.target);
    case 'due_first':
      return w.dueFirst(timeOfDay(why.due, zone));
    case 'nobody_else':
      return w.nobodyElse;
    case 'chosen':
      return w.chosen;
    default:
      return why satisfies never;
  }
}

/** Why the first of the line would be called now. The order is the server's; this only words it. */
export function whyNext(first: TicketCard, now: number, w: Words, categories: Categories, zone: string): string {
  if (first.behind > 0) return w.nobodyElse;
  const late = Math.floor((now - first.due) / MINUTE_MS);
  // Its target stands in the call that is still to come: due minus issued is another number after an amendment or a new rule.
  if (isUrgent(first.category) && first.due <= now)
    return first.category === 'appointment' ? w.appointment : w.urgentLate(categories[first.category], late);
  const due = timeOfDay(first.due, zone);
  return late >= 1 ? w.overdue(due, late) : w.due(due);
}

const isUrgent = (category: Category): boolean => category === 'priority' || category === 'appointment';
