import type { CounterView, PresentCard, TicketCard } from '../../counter/views.ts';

const MINUTE = 60_000;
/** 09:00 in Hanoi on 22 November 2026. */
export const NINE = Date.UTC(2026, 10, 22, 2);

type Loose<T> = { [Key in keyof T]?: unknown };

export const card = (number: string, change: Loose<TicketCard> = {}): TicketCard =>
  ({
    ticket: `2026-11-22/${number}`,
    number,
    field: 'civil',
    service: '1.001193',
    category: 'standard',
    ground: null,
    state: 'waiting',
    issuedAt: NINE - 10 * MINUTE,
    due: NINE + 10 * MINUTE,
    language: 'vi',
    calls: 0,
    behind: 0,
    only: null,
    ...change,
  }) as TicketCard;

export const present = (number: string, change: Loose<PresentCard> = {}): PresentCard =>
  ({
    ...card(number),
    state: 'called',
    calledAt: NINE,
    startedAt: null,
    why: null,
    call: { shownAt: NINE, voice: 'due', announcement: 1 },
    dossiers: [],
    received: [],
    ...change,
  }) as PresentCard;

export const view = (change: Loose<CounterView> = {}): CounterView =>
  ({
    counter: '3',
    clerk: 'lan',
    paused: false,
    services: ['1.001193'],
    day: { date: '2026-11-22', phase: 'open', issuingPaused: false, pausedUntil: null },
    present: null,
    parked: [],
    line: [],
    waiting: 0,
    unattended: [],
    missed: [],
    undo: null,
    ...change,
  }) as CounterView;
