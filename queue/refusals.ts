import type { CatalogueFault } from './catalogue-fault.ts';
import type { CounterId, Instant, LocalDate } from './ids.ts';

/** Every way in which the rules of the hall say no. A refusal changes nothing; its words stand in words/refusals. */
export type Refusal =
  // the day
  | { readonly name: 'day_already_open' }
  | { readonly name: 'day_not_open' }
  /** Dates of a branch only rise. */
  | { readonly name: 'day_in_the_past'; readonly last: LocalDate }
  | { readonly name: 'branch_closed' }
  | { readonly name: 'issuing_ended' }
  | { readonly name: 'issuing_paused' }
  | { readonly name: 'calling_ended' }
  /** No catalogue has been adopted yet. */
  | { readonly name: 'branch_not_ready' }
  // the catalogue
  | { readonly name: 'unknown_service' }
  /** No counter of this branch serves it. */
  | { readonly name: 'service_not_offered_here' }
  | { readonly name: 'ground_required' }
  | { readonly name: 'unknown_ground' }
  | { readonly name: 'wrong_category' }
  | { readonly name: 'unknown_printer' }
  | { readonly name: 'invalid_rule' }
  /** The old one stays. */
  | ({ readonly name: 'catalogue_invalid' } & CatalogueFault)
  /** Somebody would wait in a line that no counter calls from, or stand at a counter that is gone: first of all this one. */
  | { readonly name: 'visitors_stranded'; readonly number: string }
  /** A clerk sits at a counter that the new catalogue has not. */
  | { readonly name: 'clerks_unseated' }
  // counters and clerks
  | { readonly name: 'counter_unknown' }
  /** Another clerk sits there: taking over needs confirming. */
  | { readonly name: 'counter_taken'; readonly clerk: string }
  | { readonly name: 'counter_paused' }
  | { readonly name: 'counter_busy'; readonly number: string }
  | { readonly name: 'not_signed_in' }
  | { readonly name: 'already_signed_in_elsewhere'; readonly counter: CounterId }
  // tickets
  | { readonly name: 'ticket_unknown' }
  | { readonly name: 'ticket_not_waiting'; readonly state: string }
  | { readonly name: 'ticket_not_called'; readonly state: string }
  | { readonly name: 'ticket_not_serving'; readonly state: string }
  | { readonly name: 'ticket_not_parked'; readonly state: string }
  | { readonly name: 'ticket_not_missed'; readonly state: string }
  | { readonly name: 'ticket_ended'; readonly state: string }
  /** Its service is none of this counter's, and it was not sent here. */
  | { readonly name: 'ticket_not_for_counter' }
  | { readonly name: 'ticket_at_another_counter'; readonly counter: CounterId }
  /** It was sent to that counter alone, and somebody sits there. */
  | { readonly name: 'ticket_sent_to_counter'; readonly counter: CounterId }
  /** A kiosk acts only on what it gave, or whose code it has read. */
  | { readonly name: 'ticket_not_of_this_kiosk' }
  | { readonly name: 'nobody_waiting' }
  /** The change asked for is how things are already. */
  | { readonly name: 'nothing_to_change' }
  // undo
  | { readonly name: 'nothing_to_undo' }
  | { readonly name: 'too_late_to_undo' }
  // calls and their voice
  | { readonly name: 'call_unknown' }
  | { readonly name: 'another_display_speaks' }
  | { readonly name: 'already_spoken' }
  | { readonly name: 'too_late_to_speak' }
  | { readonly name: 'call_withdrawn' }
  // printing
  | { readonly name: 'print_job_unknown' }
  // dossiers and collection
  | { readonly name: 'dossier_unknown' }
  | { readonly name: 'service_takes_no_dossiers' }
  | { readonly name: 'papers_required' }
  | { readonly name: 'due_date_invalid' }
  | { readonly name: 'dossier_not_ready'; readonly due: LocalDate }
  | { readonly name: 'dossier_already_ready' }
  | { readonly name: 'dossier_already_handed_over'; readonly at: Instant }
  | { readonly name: 'dossier_not_handed_over' }
  /** Whose it is has been erased: it is never handed over again. */
  | { readonly name: 'dossier_erased' }
  | { readonly name: 'dossier_not_on_ticket' }
  /** It waits already to be collected, on this ticket. */
  | { readonly name: 'dossier_on_ticket'; readonly number: string }
  | { readonly name: 'not_a_collection_ticket' }
  | { readonly name: 'authorisation_required' }
  | { readonly name: 'reason_required' };

export type RefusalName = Refusal['name'];

/** The answer of a rule: the facts that follow, or why not. */
export type Decision<Event> =
  | { readonly ok: true; readonly events: readonly Event[] }
  | { readonly ok: false; readonly refusal: Refusal };

export const accept = <Event>(...events: readonly Event[]): Decision<Event> => ({ ok: true, events });
export const refuse = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal });
