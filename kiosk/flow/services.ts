import type { Catalogue, Service, ServiceId } from '../../wire/views.ts';
import type { Given, House } from './state.ts';

export const servicesOf = ({ services }: Catalogue, field: string): readonly Service[] =>
  services.filter((service) => service.field === field);

/** The service of the one field of a kind that has a place of its own on the first page. */
export const serviceOfKind = (catalogue: Catalogue, kind: 'results' | 'guidance'): ServiceId | null => {
  const field = catalogue.fields.find((candidate) => candidate.kind === kind);
  return field === undefined ? null : (servicesOf(catalogue, field.id)[0]?.id ?? null);
};

/** What a ticket is for; null while the catalogue has not come. */
export const serviceOf = ({ catalogue }: House, { service }: Pick<Given, 'service'>): ServiceId | null =>
  service ?? (catalogue === null ? null : serviceOfKind(catalogue, 'results'));
