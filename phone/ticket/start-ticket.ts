import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { language, words } from '../../ui/language.ts';
import { createClient, newKey } from '../../wire/client.ts';
import { commands } from '../../wire/endpoints.ts';
import type { Problem } from '../../wire/http/problem.ts';
import { topics } from '../../wire/topics.ts';
import type { BranchId } from '../../wire/views.ts';
import type { Language } from '../../words/catalogue.ts';
import { phoneWords } from '../../words/phone/words.ts';
import type { Address } from '../frame/address.ts';
import { findHouse } from '../frame/find-house.ts';
import { connectLightly } from '../live/light-live.ts';
import { type Bell, createBell } from './bell.ts';
import { follow, initialFlow, isLiving, mustRing, type TicketFlow } from './ticket-flow.ts';
import { createWakeLock } from './wake-lock.ts';

export interface TicketPageModel {
  readonly flow: ReadonlySignal<TicketFlow>;
  readonly timeZone: ReadonlySignal<string>;
  /** The server could not be reached at all yet. */
  readonly away: ReadonlySignal<boolean>;
  /** The visitor has let the page sound. */
  readonly belled: ReadonlySignal<boolean>;
  readonly allowBell: () => void;
  /** What the phone can do when the ticket is called. */
  readonly bellCan: Bell['can'];
  /** Null when it is done; else what the server said. */
  readonly cancel: () => Promise<Problem | null>;
}

/** Follows the ticket and its place in line, rings when it is called, and keeps the phone awake meanwhile. */
export function startTicket({ token, branch: named }: Address): TicketPageModel {
  const flow = signal(initialFlow);
  const timeZone = signal('Asia/Ho_Chi_Minh');
  const away = signal(false);
  const belled = signal(false);
  const bell = createBell();
  const wakeLock = createWakeLock();
  const client = createClient({ baseUrl: '', token: () => null, language: () => language.peek() });
  const cancelKey = newKey();
  let branch: BranchId | null = null;

  const tell = (event: Parameters<typeof follow>[1]): void => {
    const before = flow.peek();
    flow.value = follow(before, event);
    if (mustRing(before, flow.value)) bell.ring();
    wakeLock.want(isLiving(flow.value));
  };

  const begin = (at: BranchId): void => {
    branch = at;
    const live = connectLightly(location.origin);
    live.onHeard((heard) => tell({ type: 'heard', heard, at: live.heardAt() }));
    live.follow(
      topics.ticket(at, token),
      (view) => {
        if (flow.peek().ticket === null) speakAsOnTicket(language, view.language);
        tell({ type: 'ticket', view });
      },
      ({ name }) => tell({ type: 'problem', name }),
    );
    live.follow(topics.line(at), (view) => tell({ type: 'line', ...view }));
  };
  // A QR names its branch, and the ticket is followed at once; only an old link waits for the house to say which it is.
  if (named !== null) begin(named);
  void findHouse(client, () => {
    away.value = true;
  }).then((house) => {
    away.value = false;
    timeZone.value = house.timeZone;
    if (named === null) begin(house.branch);
  });
  effect(() => {
    document.title = titleOf(flow.value);
  });

  return {
    flow,
    timeZone,
    away,
    belled,
    bellCan: bell.can,
    allowBell: async () => {
      belled.value = await bell.allow();
    },
    cancel: async () => {
      if (branch === null) return null;
      const answer = await client.send(commands.cancelByToken(branch, token), {}, cancelKey);
      return answer.ok ? null : answer.problem;
    },
  };
}

/** The language chosen at the kiosk, unless the link or the visitor has chosen another. */
const speakAsOnTicket = (spoken: Signal<Language>, onTicket: Language): void => {
  if (!new URLSearchParams(location.search).has('lang')) spoken.value = onTicket;
};

/** Read from the list of open pages, with the phone in the other hand. */
const titleOf = ({ ticket, place }: TicketFlow): string => {
  const text = words(phoneWords);
  if (ticket === null) return text.ticket;
  if (ticket.state === 'called' && ticket.counter !== null) return text.turnTitle(ticket.counter);
  return place === null ? `${text.ticket}: ${ticket.number}` : `${ticket.number} · ${text.place(place.ahead)}`;
};
