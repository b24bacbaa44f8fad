import type { commands } from '../wire/endpoints.ts';
import type { topics } from '../wire/topics.ts';

/** The types of what this room is shown, taken from the wire: a screen knows the rules only through it. */
type Seen<Of extends (...given: never[]) => { readonly view?: unknown }> = NonNullable<ReturnType<Of>['view']>;
export type OfficeView = Seen<typeof topics.office>;
export type DevicesView = Seen<typeof topics.devices>;
export type Catalogue = Seen<typeof topics.catalogue>;

export type OfficeCounter = OfficeView['counters'][number];
export type DeviceCard = DevicesView['devices'][number];
export type CallingRule = OfficeView['rule'];
export type ServiceId = OfficeCounter['services'][number];
export type CounterId = OfficeCounter['id'];
export type RuleBody = NonNullable<ReturnType<typeof commands.changeRule>['takes']>;
