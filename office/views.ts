import type { BodyOf, commands } from '../wire/endpoints.ts';
import type { DossierAnswer } from '../wire/http/dossiers.ts';
import type { topics, ViewOf } from '../wire/topics.ts';

/** The types of what this room is shown, taken from the wire: a screen knows the rules only through it. */
export type OfficeView = ViewOf<typeof topics.office>;
export type DevicesView = ViewOf<typeof topics.devices>;
export type Catalogue = ViewOf<typeof topics.catalogue>;

export type OfficeCounter = OfficeView['counters'][number];
export type HangingCard = OfficeCounter['hanging'][number];
export type TicketId = HangingCard['ticket'];
export type DeviceCard = DevicesView['devices'][number];
export type CallingRule = OfficeView['rule'];
export type ServiceId = OfficeCounter['services'][number];
export type CounterId = OfficeCounter['id'];
export type DossierCode = DossierAnswer['code'];
export type TransferBody = BodyOf<typeof commands.transfer>;
export type RuleBody = BodyOf<typeof commands.changeRule>;
