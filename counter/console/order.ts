import type { Answer, Client } from '../../wire/client.ts';
import { type Command, commands } from '../../wire/endpoints.ts';
import type {
  AmendBody,
  BranchId,
  CounterId,
  DeclineBody,
  DossierCode,
  HandOverBody,
  IssueBody,
  ReceiveBody,
  ReprintBody,
  TicketId,
  TransferBody,
} from '../views.ts';

type Counterless<Body> = Omit<Body, 'counter'>;
type Verb<Key extends 'counter' | 'onTicket'> = Parameters<(typeof commands)[Key]>[2];
type ReceiptToken = Parameters<typeof import('../../wire/endpoints.ts').queries.receipt>[1];

/** Everything this console can send, as plain data: what was pressed, about which ticket. */
export type Order =
  | { readonly kind: 'counter'; readonly verb: Verb<'counter'> }
  | { readonly kind: 'ticket'; readonly verb: Verb<'onTicket'>; readonly ticket: TicketId }
  | { readonly kind: 'transfer'; readonly body: TransferBody }
  | { readonly kind: 'amend'; readonly body: AmendBody }
  | { readonly kind: 'reprint'; readonly body: ReprintBody }
  | { readonly kind: 'issue'; readonly body: IssueBody }
  | { readonly kind: 'issue_collection'; readonly language: 'vi' | 'en'; readonly printer: string | null }
  | {
      readonly kind: 'join';
      readonly ticket: TicketId;
      readonly dossiers: readonly DossierCode[];
      readonly receipts: readonly ReceiptToken[];
    }
  | { readonly kind: 'receive'; readonly body: Counterless<ReceiveBody> }
  | { readonly kind: 'ready' | 'withdraw' | 'undo_handover'; readonly dossier: DossierCode }
  | { readonly kind: 'hand_over'; readonly body: Counterless<HandOverBody> }
  | { readonly kind: 'decline'; readonly body: Counterless<DeclineBody> };

/** What the answers have in common, and what some of them tell besides. */
export interface Given {
  readonly called?: string | null;
  readonly number?: string;
  readonly url?: string;
  readonly ahead?: number;
  readonly dossier?: DossierCode;
  readonly due?: string | number;
}

export function sendOrder(
  client: Client,
  branch: BranchId,
  counter: CounterId,
  order: Order,
  key: string,
): Promise<Answer<Given>> {
  const send = <Body>(command: Command<Body, unknown>, body: Body): Promise<Answer<Given>> =>
    client.send(command, body, key) as Promise<Answer<Given>>;
  switch (order.kind) {
    case 'counter':
      return send(commands.counter(branch, counter, order.verb), {});
    case 'ticket':
      return send(commands.onTicket(branch, counter, order.verb), { ticket: order.ticket });
    case 'transfer':
      return send(commands.transfer(branch, counter), order.body);
    case 'amend':
      return send(commands.amendTicket(branch), order.body);
    case 'reprint':
      return send(commands.reprintTicket(branch), order.body);
    case 'issue':
      return send(commands.issueTicket(branch), order.body);
    case 'issue_collection':
      return send(commands.issueCollection(branch), { receipts: [], language: order.language, printer: order.printer });
    case 'join': {
      const { ticket, dossiers, receipts } = order;
      return send(commands.joinCollection(branch), { ticket, dossiers: [...dossiers], receipts: [...receipts] });
    }
    case 'receive':
      return send(commands.receiveDossier(branch), { ...order.body, counter });
    case 'ready':
      return send(commands.markReady(branch), { dossier: order.dossier });
    case 'withdraw':
      return send(commands.withdrawResult(branch), { dossier: order.dossier });
    case 'undo_handover':
      return send(commands.undoHandover(branch), { counter, dossier: order.dossier });
    case 'hand_over':
      return send(commands.handOver(branch), { ...order.body, counter });
    case 'decline':
      return send(commands.declineHandover(branch), { ...order.body, counter });
    default:
      return order satisfies never;
  }
}
