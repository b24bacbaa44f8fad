import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { language, words } from '../../ui/language.ts';
import { createClient } from '../../wire/client.ts';
import { queries } from '../../wire/endpoints.ts';
import type { ReceiptAnswer } from '../../wire/http/dossiers.ts';
import { phoneWords } from '../../words/phone/words.ts';
import type { Address } from '../frame/address.ts';
import { findHouse, PATIENT_MS } from '../frame/find-house.ts';

export interface ReceiptPageModel {
  /** The answer of the server; a problem's name when it has none; null before it has said anything. */
  readonly receipt: ReadonlySignal<ReceiptAnswer | string | null>;
  readonly timeZone: ReadonlySignal<string>;
  readonly away: ReadonlySignal<boolean>;
  readonly refresh: () => Promise<void>;
}

/** Asks how a dossier stands; again when the visitor wishes, or comes back to the page. */
export function startReceipt({ token, branch: named }: Address): ReceiptPageModel {
  const receipt = signal<ReceiptAnswer | string | null>(null);
  const timeZone = signal('Asia/Ho_Chi_Minh');
  const away = signal(false);
  const client = createClient({ baseUrl: '', token: () => null, language: () => language.peek() });
  const house = findHouse(client, () => {
    away.value = true;
  });

  const refresh = async (): Promise<void> => {
    const { branch, timeZone: zone } = await house;
    timeZone.value = zone;
    const answer = await client.ask(queries.receipt(named ?? branch, token), PATIENT_MS);
    away.value = !answer.ok && answer.problem.name === 'offline';
    if (answer.ok) receipt.value = answer.value;
    else if (!away.value) receipt.value = answer.problem.name;
  };
  void refresh();
  effect(() => {
    document.title = words(phoneWords).receipt.title;
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void refresh();
  });
  return { receipt, timeZone, away, refresh };
}
