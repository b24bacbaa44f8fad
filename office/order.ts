import type { Answer, Client } from '../wire/client.ts';
import { commands } from '../wire/endpoints.ts';
import type { ScreenAnswer } from '../wire/http/people.ts';
import type { CounterId, DossierCode, RuleBody, ServiceId } from './views.ts';

/** Everything the office can send. */
export type Order =
  | { readonly kind: 'release'; readonly counter: CounterId }
  | { readonly kind: 'services'; readonly counter: CounterId; readonly services: readonly ServiceId[] }
  | { readonly kind: 'rule'; readonly rule: RuleBody }
  | { readonly kind: 'correct_handover'; readonly dossier: DossierCode; readonly reason: string }
  | { readonly kind: 'erase_personal_data'; readonly dossier: DossierCode }
  | { readonly kind: 'pause_issuing' | 'resume_issuing' | 'open_day' | 'close_day' };

export function sendOrder(client: Client, branch: ScreenAnswer['branch'], order: Order): Promise<Answer<unknown>> {
  switch (order.kind) {
    case 'release':
      return client.send(commands.releaseCounter(branch), { counter: order.counter });
    case 'services':
      return client.send(commands.changeCounterServices(branch), {
        counter: order.counter,
        services: [...order.services],
      });
    case 'rule':
      return client.send(commands.changeRule(branch), order.rule);
    case 'correct_handover':
      return client.send(commands.correctHandover(branch), { dossier: order.dossier, reason: order.reason });
    case 'erase_personal_data':
      return client.send(commands.erasePersonalData(branch), { dossier: order.dossier });
    case 'pause_issuing':
      return client.send(commands.pauseIssuing(branch), {});
    case 'resume_issuing':
      return client.send(commands.resumeIssuing(branch), {});
    case 'open_day':
      return client.send(commands.openDay(branch), {});
    case 'close_day':
      return client.send(commands.closeDay(branch), {});
    default:
      return order satisfies never;
  }
}
