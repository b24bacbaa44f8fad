import { describe, expect, test } from 'vitest';
import type { BranchCommand } from '../../queue/branch/branch.ts';
import type { TicketId } from '../../queue/ids.ts';
import type { TicketState } from '../../queue/line/ticket.ts';
import type { RefusalName } from '../../queue/refusals.ts';
import { BIRTH, C1, C2, LAN, LAND, MINH, SECOND, TODAY } from './small-hall.ts';
import { type Hall, lan, openHall, ticketId } from './specification.ts';

/** A ticket of the table of design.md §6 in each of its states, at counter 1 where it stands at one. */
const reach: Record<TicketState, (hall: Hall, ticket: TicketId) => unknown> = {
  waiting: () => {},
  called: (hall, t) => hall.given(lan('CallTicket', t)),
  serving: (hall, t) => hall.given(lan('CallTicket', t), lan('StartService', t)),
  parked: (hall, t) => hall.given(lan('CallTicket', t), lan('StartService', t), lan('ParkTicket', t)),
  missed: (hall, t) => hall.given(lan('CallTicket', t), lan('MissTicket', t)),
  served: (hall, t) => hall.given(lan('CallTicket', t), lan('StartService', t), lan('FinishService', t)),
  cancelled: (hall, t) => hall.given({ type: 'CancelTicket', ticket: t }),
  expired: (hall) => hall.given({ type: 'CloseDay', date: TODAY }),
};

type Verb = (ticket: TicketId) => BranchCommand;
const verbs = {
  call: (t) => lan('CallTicket', t),
  recall: (t) => lan('RecallTicket', t),
  start: (t) => lan('StartService', t),
  finish: (t) => lan('FinishService', t),
  'finish and call next': (t) => lan('FinishAndCallNext', t),
  miss: (t) => lan('MissTicket', t),
  park: (t) => lan('ParkTicket', t),
  'take back': (t) => lan('TakeBackTicket', t),
  return: (t) => lan('ReturnTicket', t),
  'transfer to another service': (t) => ({ ...lan('TransferTicket', t), service: LAND, to: null }),
  'transfer to another counter': (t) => ({ ...lan('TransferTicket', t), service: null, to: C2 }),
  'amend the service': (t) => ({ type: 'AmendTicket', ticket: t, service: LAND, category: null, ground: null }),
  'amend the category': (t) => ({
    type: 'AmendTicket',
    ticket: t,
    service: null,
    category: 'priority',
    ground: 'elderly',
  }),
  reinstate: (t) => lan('ReinstateTicket', t),
  cancel: (t) => ({ type: 'CancelTicket', ticket: t }),
} satisfies Record<string, Verb>;

/** State after the verb, or the refusal; columns in the order of `STATES`. */
type Outcome = TicketState | RefusalName;
const STATES = ['waiting', 'called', 'serving', 'parked', 'missed', 'served', 'cancelled'] as const;
const notWaiting = ['ticket_not_waiting', 'ticket_not_waiting', 'ticket_not_waiting'] as const;
const table: Record<keyof typeof verbs, readonly Outcome[]> = {
  // The counter that holds the ticket is busy with it: the first thing that stands in the way is named.
  call: ['called', 'counter_busy', 'counter_busy', 'ticket_not_waiting', ...notWaiting],
  recall: six('called', 'ticket_not_called'),
  start: six('serving', 'ticket_not_called'),
  finish: two('served', 'ticket_not_serving'),
  'finish and call next': two('served', 'ticket_not_serving'),
  miss: six('missed', 'ticket_not_called'),
  park: [
    'ticket_not_serving',
    'ticket_not_serving',
    'parked',
    'ticket_not_serving',
    'ticket_not_serving',
    'ticket_not_serving',
    'ticket_not_serving',
  ],
  'take back': parkedOnly('serving'),
  return: parkedOnly('waiting'),
  'transfer to another service': open('waiting', 'waiting', 'waiting'),
  'transfer to another counter': open('waiting', 'waiting', 'waiting'),
  'amend the service': open('waiting', 'called', 'serving'),
  'amend the category': open('waiting', 'called', 'serving'),
  reinstate: [
    'ticket_not_missed',
    'ticket_not_missed',
    'ticket_not_missed',
    'ticket_not_missed',
    'waiting',
    'ticket_not_missed',
    'ticket_not_missed',
  ],
  cancel: ['cancelled', 'ticket_not_waiting', 'ticket_not_waiting', 'ticket_not_waiting', ...notWaiting],
};

function six(fromCalled: Outcome, refusal: RefusalName): readonly Outcome[] {
  return STATES.map((state) => (state === 'called' ? fromCalled : refusal));
}
function two(outcome: Outcome, refusal: RefusalName): readonly Outcome[] {
  return STATES.map((state) => (state === 'called' || state === 'serving' ? outcome : refusal));
}
function parkedOnly(outcome: Outcome): readonly Outcome[] {
  return STATES.map((state) => (state === 'parked' ? outcome : 'ticket_not_parked'));
}
function open(waiting: Outcome, called: Outcome, serving: Outcome): readonly Outcome[] {
  return [waiting, called, serving, 'ticket_not_serving', 'ticket_ended', 'ticket_ended', 'ticket_ended'];
}

const states = new Set<string>([...STATES, 'expired']);

describe('[LIFE-1] every verb on a ticket in every state', () => {
  for (const [name, verb] of Object.entries(verbs) as [keyof typeof verbs, Verb][])
    STATES.forEach((from, column) => {
      const outcome = table[name][column] as Outcome;
      const title = states.has(outcome) ? `becomes ${outcome}` : `is refused: ${outcome}`;
      test(`a ticket that is ${from}: ${name} ${title}`, () => {
        const hall = openHall();
        const ticket = hall.issues(BIRTH);
        reach[from](hall, ticket);
        hall.after(SECOND);
        if (states.has(outcome)) {
          hall.grants(verb(ticket));
          expect(hall.ticket(ticket).state).toBe(outcome);
        } else hall.refuses(verb(ticket), outcome as RefusalName);
      });
    });

  test.each(Object.entries(verbs))('a ticket that is expired: %s is refused, the branch is closed', (_, verb) => {
    const hall = openHall();
    const ticket = hall.issues(BIRTH);
    reach.expired(hall, ticket);
    const before = hall.state;
    expect(hall.asks(verb(ticket)).ok).toBe(false);
    expect(hall.state).toBe(before);
  });

  test.each(Object.entries(verbs))('a ticket that was never issued: %s is refused', (_, verb) => {
    openHall().refuses(verb(ticketId('A999')), 'ticket_unknown');
  });
});

describe('[LIFE-2] a ticket stands at one counter at most', () => {
  const atCounter = ['recall', 'start', 'finish', 'finish and call next', 'miss'] as const;
  test.each(atCounter)(
    'called at counter 2: %s by the clerk of counter 1 is refused, and says where it stands',
    (name) => {
      const hall = openHall();
      const ticket = hall.issues(BIRTH);
      hall.given({ type: 'CallTicket', counter: C2, clerk: MINH, ticket });
      hall.refuses(verbs[name](ticket), { name: 'ticket_at_another_counter', counter: C2 });
    },
  );

  test.each(['take back', 'return'] as const)('parked at counter 2: %s at counter 1 is refused', (name) => {
    const hall = openHall();
    const ticket = hall.issues(BIRTH);
    const at = { counter: C2, clerk: MINH, ticket };
    hall.given({ type: 'CallTicket', ...at }, { type: 'StartService', ...at }, { type: 'ParkTicket', ...at });
    hall.refuses(verbs[name](ticket), { name: 'ticket_at_another_counter', counter: C2 });
  });

  test('a counter that serves somebody calls nobody else', () => {
    const hall = openHall();
    hall.issues();
    const second = hall.issues();
    hall.given({ type: 'CallNext', counter: C1, clerk: LAN });
    hall.refuses(lan('CallTicket', second), { name: 'counter_busy', number: 'A001' });
    hall.refuses({ type: 'CallNext', counter: C1, clerk: LAN }, { name: 'counter_busy', number: 'A001' });
  });

  test('a counter that serves somebody takes no parked ticket back', () => {
    const hall = openHall();
    const parked = hall.issues();
    const other = hall.issues();
    hall.given(
      lan('CallTicket', parked),
      lan('StartService', parked),
      lan('ParkTicket', parked),
      lan('CallTicket', other),
    );
    hall.refuses(lan('TakeBackTicket', parked), { name: 'counter_busy', number: 'A002' });
  });
});
