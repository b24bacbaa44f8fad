import type { CounterView } from '../queue/branch/views/counter-view.ts';
import type { DoorView } from '../queue/branch/views/door-view.ts';
import type { DossiersView } from '../queue/branch/views/dossiers-view.ts';
import type { HallView } from '../queue/branch/views/hall-view.ts';
import type { LineView } from '../queue/branch/views/line-view.ts';
import type { OfficeView } from '../queue/branch/views/office-view.ts';
import type { PrintView } from '../queue/branch/views/print-view.ts';
import type { TicketView } from '../queue/branch/views/ticket-view.ts';
import type { Catalogue } from '../queue/catalogue.ts';
import type { BranchId, ClerkId, CounterId, DeviceId, Token } from '../queue/ids.ts';
import type { DevicesView } from './devices.ts';

/** A topic names a view that can be followed; `Topic<View>` remembers which. It is a plain string on the wire. */
export type Topic<View> = string & { readonly view?: View };

/** What a topic of this kind shows: `ViewOf<typeof topics.hall>`. */
export type ViewOf<Of extends (...given: never[]) => Topic<unknown>> = NonNullable<ReturnType<Of>['view']>;

export const topics = {
  catalogue: (branch: BranchId): Topic<Catalogue> => `catalogue:${branch}`,
  door: (branch: BranchId): Topic<DoorView> => `door:${branch}`,
  hall: (branch: BranchId): Topic<HallView> => `hall:${branch}`,
  line: (branch: BranchId): Topic<LineView> => `line:${branch}`,
  counter: (branch: BranchId, counter: CounterId): Topic<CounterView> => `counter:${branch}:${counter}`,
  /** To that clerk alone. */
  dossiers: (branch: BranchId, clerk: ClerkId): Topic<DossiersView> => `dossiers:${branch}:${clerk}`,
  ticket: (branch: BranchId, token: Token): Topic<TicketView> => `ticket:${branch}:${token}`,
  print: (branch: BranchId, printer: DeviceId): Topic<PrintView> => `print:${branch}:${printer}`,
  office: (branch: BranchId): Topic<OfficeView> => `office:${branch}`,
  /** Who is connected and how the printers are: never journaled, so its seq counts changes since the server's start. */
  devices: (branch: BranchId): Topic<DevicesView> => `devices:${branch}`,
};
