import type { BranchEvent } from './branch.ts';

/** What an event must be alone in having done: the journal refuses a second one, whatever the code above it believes. */
export function claimsOf(event: BranchEvent): readonly string[] {
  switch (event.type) {
    case 'TicketIssued':
      return [`number:${event.ticket}`];
    case 'DayOpened':
      return [`opened:${event.date}${event.again === undefined ? '' : `#${event.again.move}`}`];
    case 'DossierReceived':
      return [`dossier:${event.dossier}`];
    case 'DossierHandedOver':
      return [`collected:${event.dossier}#${event.handover}`];
    default:
      return [];
  }
}
