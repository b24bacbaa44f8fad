import { language } from '../ui/language.ts';
import type { Catalogue, Service, ServiceId, Text } from './views.ts';

/** A text of the catalogue in the language of the screen; read while rendering. */
export const inWords = (text: Text): string => text[language.value];

export const serviceOf = (catalogue: Catalogue | null, id: ServiceId): Service | undefined =>
  catalogue?.services.find((service) => service.id === id);

/** A service's name; its id while the catalogue has not come, so that a row is never empty. */
export function serviceName(catalogue: Catalogue | null, id: ServiceId): string {
  const service = serviceOf(catalogue, id);
  return service === undefined ? id : inWords(service.name);
}

export function fieldName(catalogue: Catalogue | null, id: string): string {
  const field = catalogue?.fields.find((candidate) => candidate.id === id);
  return field === undefined ? '' : inWords(field.name);
}

export function groundName(catalogue: Catalogue | null, id: string | null): string | null {
  if (id === null) return null;
  const ground = catalogue?.grounds.find((candidate) => candidate.id === id);
  return ground === undefined ? id : inWords(ground.name);
}

/** The service of collection tickets, which only the server gives: it cannot be chosen like the others. */
export function resultsService(catalogue: Catalogue | null): ServiceId | null {
  const field = catalogue?.fields.find(({ kind }) => kind === 'results');
  return catalogue?.services.find((service) => service.field === field?.id)?.id ?? null;
}
