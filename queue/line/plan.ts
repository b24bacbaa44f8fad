import type { Catalogue, Counter, Device, Field, Service } from '../catalogue.ts';
import type { CounterId, DeviceId, FieldId, ServiceId } from '../ids.ts';

/**
 * What the line looks up all day, derived from the catalogue and the services pinned to counters; made anew when those change.
 */
export interface Plan {
  readonly catalogue: Catalogue;
  readonly fields: ReadonlyMap<FieldId, Field>;
  readonly services: ReadonlyMap<ServiceId, Service>;
  readonly devices: ReadonlyMap<DeviceId, Device>;
  /** With the services that a supervisor pinned, where there are such. */
  readonly counters: ReadonlyMap<CounterId, Counter>;
  readonly countersOf: ReadonlyMap<ServiceId, readonly CounterId[]>;
  /** The services that share a counter with this one: their tickets compete with its own. */
  readonly rivals: ReadonlyMap<ServiceId, readonly ServiceId[]>;
  readonly results: Service | null;
}

export type Pins = ReadonlyMap<CounterId, readonly ServiceId[]>;

/** What is left of a counter's pinned services in a catalogue; null when nothing is, or none were pinned. */
function pinned({ services }: Catalogue, pins: readonly ServiceId[] | undefined): readonly ServiceId[] | null {
  const left = pins?.filter((id) => services.some((service) => service.id === id)) ?? [];
  return left.length === 0 ? null : left;
}

export function planOf(catalogue: Catalogue, pins: Pins): Plan {
  const counters = new Map(
    catalogue.counters.map((counter) => [
      counter.id,
      { ...counter, services: pinned(catalogue, pins.get(counter.id)) ?? counter.services },
    ]),
  );
  const countersOf = new Map<ServiceId, CounterId[]>();
  for (const counter of counters.values())
    for (const service of counter.services) countersOf.set(service, [...(countersOf.get(service) ?? []), counter.id]);
  const rivals = new Map<ServiceId, readonly ServiceId[]>();
  for (const [service, serving] of countersOf)
    rivals.set(service, [...new Set(serving.flatMap((counter) => counters.get(counter)?.services ?? []))]);
  const fields = new Map(catalogue.fields.map((field) => [field.id, field]));
  return {
    catalogue,
    fields,
    services: new Map(catalogue.services.map((service) => [service.id, service])),
    devices: new Map(catalogue.devices.map((device) => [device.id, device])),
    counters,
    countersOf,
    rivals,
    results: catalogue.services.find((service) => fields.get(service.field)?.kind === 'results') ?? null,
  };
}
