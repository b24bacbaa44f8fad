import type { CounterId, OfficeView, ServiceId } from './views.ts';

/** The services that some counter takes now and none would take after the change. */
export function unserved(view: OfficeView, changed: CounterId, services: readonly ServiceId[]): readonly ServiceId[] {
  const now = new Set(view.counters.flatMap((counter) => counter.services));
  const after = new Set(view.counters.flatMap((counter) => (counter.id === changed ? services : counter.services)));
  return [...now].filter((service) => !after.has(service));
}
