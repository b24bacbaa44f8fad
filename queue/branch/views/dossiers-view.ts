import type { Dossier } from '../../dossier/dossier.ts';
import type { ClerkId, DossierCode, Instant, LocalDate, ServiceId, TicketId } from '../../ids.ts';
import { ticketOf } from '../../line/state.ts';
import type { BranchState } from '../branch.ts';

export interface DossierCard {
  readonly code: DossierCode;
  readonly service: ServiceId;
  readonly state: Dossier['state'];
  readonly due: LocalDate;
  readonly receivedAt: Instant;
  readonly handedOverAt: Instant | null;
  readonly declined: string | null;
}

/** The dossiers that lie before one clerk: those of the ticket at the counter where that clerk sits, and of no other. */
export interface DossiersView {
  /** Null while nobody stands there, or the clerk sits nowhere. */
  readonly ticket: TicketId | null;
  /** Those that it collects. */
  readonly dossiers: readonly DossierCard[];
  /** Those received in this visit. */
  readonly received: readonly DossierCard[];
}

export function dossiersView({ line, dossiers }: BranchState, clerk: ClerkId): DossiersView {
  const seat = [...line.counters.values()].find((counter) => counter.clerk === clerk);
  const present = seat?.present == null ? undefined : ticketOf(line, seat.present);
  if (present === undefined) return { ticket: null, dossiers: [], received: [] };
  const cards = (codes: readonly DossierCode[]) =>
    codes.flatMap((code) => dossiers.dossiers.get(code) ?? []).map(dossierCard);
  return {
    ticket: present.id,
    dossiers: cards(present.dossiers),
    received: cards(dossiers.receivedIn.get(present.id) ?? []),
  };
}

const dossierCard = (dossier: Dossier): DossierCard => ({
  code: dossier.code,
  service: dossier.service,
  state: dossier.state,
  due: dossier.due,
  receivedAt: dossier.receivedAt,
  handedOverAt: dossier.state === 'handed_over' ? dossier.handover.at : null,
  declined: dossier.state === 'ready' ? (dossier.declined?.reason ?? null) : null,
});
