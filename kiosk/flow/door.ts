import type { Chance, FieldId, ServiceId } from '../../wire/views.ts';
import { serviceOf } from './services.ts';
import type { Given, House } from './state.ts';

/** Whether numbers are given now, and why not. `ended`: who has one is still called; `over`: nobody is. */
export type Door = 'open' | 'closed' | 'ended' | 'over' | 'paused';

export const doorOf = ({ door }: House): Door => {
  const day = door?.day ?? null;
  if (day === null || day.phase === 'closed') return 'closed';
  if (day.phase === 'issuing_ended') return 'ended';
  if (day.phase === 'calling_ended') return 'over';
  return day.issuingPaused ? 'paused' : 'open';
};

/** No counter of this branch takes it: it is shown, so that nobody looks for it in vain, and gives no number. */
export const isUnserved = ({ door }: House, service: ServiceId): boolean => door?.unserved.includes(service) === true;

/** None of its services is taken here. */
export const isFieldUnserved = (house: House, field: FieldId): boolean =>
  house.catalogue?.services.every((service) => service.field !== field || isUnserved(house, service.id)) === true;

export const lineOf = ({ door }: House, field: FieldId): { readonly waiting: number; readonly open: boolean } | null =>
  door?.lines.find((line) => line.field === field) ?? null;

/** How likely a ticket that is taken now for the service is called today; null where nothing need be said. */
export const chanceFor = ({ door }: House, service: ServiceId): Chance | null =>
  door?.late.find(([late]) => late === service)?.[1] ?? null;

/**
 * The same of a ticket that was given. Until the line shows it (a second at most) the door's word on its service counts, except
 * for those who wait less than it foretells, or for nobody: they may have been called already.
 */
export function chanceOnTicket(house: House, given: Given): Chance | null {
  const { ticket, kind, stands } = given;
  if (stands !== null && stands.state !== 'waiting') return null;
  const place = house.line?.places.find(([number]) => number === ticket.number);
  if (place !== undefined) return place[3] ?? null;
  const service = serviceOf(house, given);
  return service === null || kind === 'priority' || ticket.ahead === 0 ? null : chanceFor(house, service);
}
