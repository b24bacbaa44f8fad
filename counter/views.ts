import type { BodyOf, commands } from '../wire/endpoints.ts';
import type { topics, ViewOf } from '../wire/topics.ts';

/** The types of what this room is shown, taken from the wire: a screen knows the rules only through it. */
export type DossiersView = ViewOf<typeof topics.dossiers>;
/** The counter as it is told to every clerk. */
export type BareCounterView = ViewOf<typeof topics.counter>;
/** With the dossiers that are this clerk's alone. */
export type CounterView = Omit<BareCounterView, 'present'> & { readonly present: PresentCard | null };
export type HallView = ViewOf<typeof topics.hall>;
export type DevicesView = ViewOf<typeof topics.devices>;
export type Catalogue = ViewOf<typeof topics.catalogue>;

export type PrinterState = NonNullable<DevicesView['devices'][number]['printer']>;
export type PresentCard = NonNullable<BareCounterView['present']> & Pick<DossiersView, 'dossiers' | 'received'>;
export type TicketCard = BareCounterView['line'][number];
export type DossierCard = DossiersView['dossiers'][number];
export type Category = TicketCard['category'];
export type Why = NonNullable<PresentCard['why']>;
export type Service = Catalogue['services'][number];
export type Text = Catalogue['branch']['name'];

export type BranchId = Parameters<typeof topics.counter>[0];
export type CounterId = Parameters<typeof topics.counter>[1];
export type TicketId = TicketCard['ticket'];
export type ServiceId = TicketCard['service'];
export type DossierCode = DossierCard['code'];

export type IssueBody = BodyOf<typeof commands.issueTicket>;
export type AmendBody = BodyOf<typeof commands.amendTicket>;
export type ReprintBody = BodyOf<typeof commands.reprintTicket>;
export type TransferBody = BodyOf<typeof commands.transfer>;
export type ReceiveBody = BodyOf<typeof commands.receiveDossier>;
export type HandOverBody = BodyOf<typeof commands.handOver>;
export type DeclineBody = BodyOf<typeof commands.declineHandover>;
export type DeclineReason = DeclineBody['reason'];
