import type { HallCall, HallView } from '../../queue/branch/views/hall-view.ts';
import { as, type CallId, type CounterId, type Instant, type TicketId, type ZoneId } from '../../queue/ids.ts';

type Plain = { readonly askedAt: number; readonly counter?: string; readonly zone?: ZoneId } & Partial<
  Omit<HallCall, 'askedAt' | 'counter' | 'zone'>
>;

export const hallCall = (number: string, { askedAt, counter = '1', ...facts }: Plain): HallCall => ({
  id: as<CallId>(`2026-11-23/${number}/1`),
  ticket: as<TicketId>(`2026-11-23/${number}`),
  number,
  counter: as<CounterId>(counter),
  zone: as<ZoneId>('hall'),
  at: askedAt as Instant,
  open: true,
  shown: false,
  announcement: 1,
  askedAt: askedAt as Instant,
  voice: 'spoken',
  claimed: null,
  ...facts,
});

/** A view with these calls, oldest first, on an ordinary hour. */
export const hallOf = (calls: readonly HallCall[], day: Partial<HallView['day']> | null = {}): HallView => ({
  name: { vi: 'Chi nhánh Hoàn Kiếm', en: 'Hoàn Kiếm branch' },
  day: day === null ? null : { date: as('2026-11-23'), phase: 'open', issuingPaused: false, pausedUntil: null, ...day },
  opens: null,
  shut: null,
  calls,
  lines: [],
  counters: [],
  notices: [],
  zones: [],
});
