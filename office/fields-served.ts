import type { Catalogue, ServiceId } from './views.ts';

/** The letters of the fields that a counter serves, in the order of the catalogue: `A B E`. */
export function fieldsServed(catalogue: Catalogue | null, services: readonly ServiceId[]): string {
  const served = new Set(services);
  const fields = new Set(catalogue?.services.filter(({ id }) => served.has(id)).map(({ field }) => field));
  return (catalogue?.fields ?? [])
    .filter(({ id }) => fields.has(id))
    .map(({ letter }) => letter)
    .join(' ');
}
