import type { commands } from '../wire/endpoints.ts';
import type { topics } from '../wire/topics.ts';

/** The types of what this room is shown, taken from the wire: a screen knows the rules only through it. */
export type CounterView = Seen<typeof topics.counter>;
export type HallView = Seen<typeof topics.hall>;
export type Catalogue = Seen<typeof topics.catalogue>;
type Seen<Of extends (...given: never[]) => { readonly view?: unknown }> = NonNullable<ReturnType<Of>['view']>;

export type PresentCard = NonNullable<CounterView['present']>;
export type TicketCard = CounterView['line'][number];
export type DossierCard = PresentCard['dossiers'][number];
export type UndoCard = NonNullable<CounterView['undo']>;
export type Category = TicketCard['category'];
export type Why = NonNullable<PresentCard['why']>;
export type Service = Catalogue['services'][number];
export type Text = Catalogue['branch']['name'];

export type BranchId = Parameters<typeof topics.counter>[0];
export type CounterId = Parameters<typeof topics.counter>[1];
export type TicketId = TicketCard['ticket'];
export type ServiceId = TicketCard['service'];
export type DossierCode = DossierCard['code'];

type Taken<Of extends (...given: never[]) => { readonly takes?: unknown }> = NonNullable<ReturnType<Of>['takes']>;
export type IssueBody = Taken<typeof commands.issueTicket>;
export type AmendBody = Taken<typeof commands.amendTicket>;
export type TransferBody = Taken<typeof commands.transfer>;
export type ReceiveBody = Taken<typeof commands.receiveDossier>;
export type HandOverBody = Taken<typeof commands.handOver>;
export type DeclineBody = Taken<typeof commands.declineHandover>;
export type DeclineReason = DeclineBody['reason'];
