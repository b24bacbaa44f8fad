import type { Answer, Client } from '../wire/client.ts';
import { type Command, commands } from '../wire/endpoints.ts';
import type { ScreenAnswer } from '../wire/http/people.ts';
import type { CounterId, DossierCode, RuleBody, ServiceId, TicketId, TransferBody } from './views.ts';

type EmptyVerb = 'miss' | 'finish' | 'return' | 'reinstate' | 'undo';

/** Everything the office can send. */
export type Order =
  | { readonly kind: 'release'; readonly counter: CounterId }
  | { readonly kind: 'services'; readonly counter: CounterId; readonly services: readonly ServiceId[] }
  /** At a counter where nobody sits. */
  | { readonly kind: 'at_empty'; readonly verb: EmptyVerb; readonly counter: CounterId; readonly ticket: TicketId }
  | { readonly kind: 'send_on'; readonly counter: CounterId; readonly body: TransferBody }
  | { readonly kind: 'rule'; readonly rule: RuleBody }
  | { readonly kind: 'test_page'; readonly printer: string }
  | { readonly kind: 'correct_handover'; readonly dossier: DossierCode; readonly reason: string }
  | { readonly kind: 'erase_personal_data'; readonly dossier: DossierCode }
  | { readonly kind: 'confirm_clock'; readonly machine: number }
  | { readonly kind: 'pause_issuing' | 'resume_issuing' | 'open_day' | 'reopen_day' | 'close_day' };

export function sendOrder(
  client: Client,
  branch: ScreenAnswer['branch'],
  order: Order,
  key: string,
): Promise<Answer<unknown>> {
  const send = <Body>(command: Command<Body, unknown>, body: Body): Promise<Answer<unknown>> =>
    client.send(command, body, key);
  switch (order.kind) {
    case 'release':
      return send(commands.releaseCounter(branch), { counter: order.counter });
    case 'services':
      return send(commands.changeCounterServices(branch), {
        counter: order.counter,
        services: [...order.services],
      });
    case 'at_empty':
      return send(commands.onTicket(branch, order.counter, order.verb), { ticket: order.ticket });
    case 'send_on':
      return send(commands.transfer(branch, order.counter), order.body);
    case 'test_page':
      return send(commands.printTestPage(branch), { printer: order.printer });
    case 'rule':
      return send(commands.changeRule(branch), order.rule);
    case 'correct_handover':
      return send(commands.correctHandover(branch), { dossier: order.dossier, reason: order.reason });
    case 'erase_personal_data':
      return send(commands.erasePersonalData(branch), { dossier: order.dossier });
    case 'confirm_clock':
      return send(commands.confirmClock(branch), { machine: order.machine });
    case 'pause_issuing':
      return send(commands.pauseIssuing(branch), {});
    case 'resume_issuing':
      return send(commands.resumeIssuing(branch), {});
    case 'open_day':
      return send(commands.openDay(branch), {});
    case 'reopen_day':
      return send(commands.reopenDay(branch), {});
    case 'close_day':
      return send(commands.closeDay(branch), {});
    default:
      return order satisfies never;
  }
}

/** How an order is taken back within seconds, as at a console: a miss by reinstating. Null for what is not. */
export function undoOf(order: Order): Order | null {
  switch (order.kind) {
    case 'at_empty':
      if (order.verb === 'miss') return { ...order, verb: 'reinstate' };
      return order.verb === 'finish' || order.verb === 'return' ? { ...order, verb: 'undo' } : null;
    case 'send_on':
      return { kind: 'at_empty', verb: 'undo', counter: order.counter, ticket: order.body.ticket as TicketId };
    default:
      return null;
  }
}
