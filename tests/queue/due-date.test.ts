import { describe, expect, test } from 'vitest';
import { dueDate } from '../../queue/dossier/due-date.ts';
import { as, type LocalDate } from '../../queue/ids.ts';
import { atDesk, dossierOf } from './dossier-desk.ts';
import { C1, LAN, LAND, MINUTE, smallHall } from './small-hall.ts';

describe('the day that a result is due', () => {
  const due = (received: string, hour: number, days: number) =>
    dueDate(as<LocalDate>(received), hour, days, smallHall.holidays);

  test('[FILE-3] the result is due so many working days later: no weekend, no holiday', () => {
    expect(due('2026-11-23', 9, 0)).toBe('2026-11-23');
    expect(due('2026-11-23', 9, 1)).toBe('2026-11-24');
    expect(due('2026-11-23', 9, 2)).toBe('2026-11-26');
    expect(due('2026-11-23', 9, 4)).toBe('2026-11-30');
    expect(due('2026-11-27', 9, 1)).toBe('2026-11-30');
  });

  test('[FILE-3] what would be ready the same day is due the next working day when received from 15:00 on', () => {
    expect(due('2026-11-23', 14, 0)).toBe('2026-11-23');
    expect(due('2026-11-23', 15, 0)).toBe('2026-11-24');
    expect(due('2026-11-24', 16, 0)).toBe('2026-11-26');
    expect(due('2026-11-23', 16, 1)).toBe('2026-11-24');
  });

  test("[FILE-3] the hour is the branch's own: 14:59 in Hanoi is before three o'clock, 15:00 is not", () => {
    const { hall, ticket } = atDesk();
    hall.after(6 * 60 * MINUTE + 59 * MINUTE);
    expect(dossierOf(hall, hall.receives(C1, LAN, ticket))?.due).toBe('2026-11-23');
    hall.after(MINUTE);
    expect(dossierOf(hall, hall.receives(C1, LAN, ticket))?.due).toBe('2026-11-24');
    expect(dossierOf(hall, hall.receives(C1, LAN, ticket, LAND))?.due).toBe('2026-12-08');
  });
});
