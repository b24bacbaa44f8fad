import { z } from 'zod';
import type { ClerkId, CounterId } from '../../queue/ids.ts';
import type { TicketCommand } from '../../queue/line/commands.ts';
import {
  type CounterVerb,
  counterAnswer,
  counterVerbs,
  signInBody,
  type TicketVerb,
  ticketVerbs,
  transferBody,
} from '../../wire/http/counters.ts';
import { counterId } from '../../wire/http/fields.ts';
import { ticketBody } from '../../wire/http/tickets.ts';
import type { Outcome } from '../branch/outcome.ts';
import type { Api, Asked } from './api.ts';
import { carryOut, doneAnswer, eventOf } from './command.ts';

const tag = 'Counters';
const base = '/api/branches/{branch}/counters/{counter}';

type OnTicketType = Extract<TicketCommand, { counter: unknown; ticket: unknown }>['type'];
const onTicket: Readonly<Record<TicketVerb, Exclude<OnTicketType, 'TransferTicket'>>> = {
  call: 'CallTicket',
  recall: 'RecallTicket',
  start: 'StartService',
  finish: 'FinishService',
  'finish-and-call-next': 'FinishAndCallNext',
  miss: 'MissTicket',
  park: 'ParkTicket',
  'take-back': 'TakeBackTicket',
  return: 'ReturnTicket',
  reinstate: 'ReinstateTicket',
  undo: 'Undo',
};
const onCounter: Readonly<Record<CounterVerb, 'CallNext' | 'SignOut' | 'PauseCounter' | 'ResumeCounter'>> = {
  'call-next': 'CallNext',
  'sign-out': 'SignOut',
  pause: 'PauseCounter',
  resume: 'ResumeCounter',
};

export function counterRoutes(api: Api): void {
  const described = { tag, right: 'serve', answer: counterAnswer } as const;
  for (const verb of counterVerbs)
    api.post({ ...described, path: `${base}/${verb}`, summary: onCounter[verb], body: z.strictObject({}) }, (asked) =>
      atCounter(asked, (counter, clerk) => carryOut(asked, { type: onCounter[verb], counter, clerk }, called)),
    );
  for (const verb of ticketVerbs)
    api.post({ ...described, path: `${base}/${verb}`, summary: onTicket[verb], body: ticketBody }, (asked) =>
      atCounter(asked, (counter, clerk) =>
        carryOut(
          asked,
          { type: onTicket[verb], counter, clerk, supervisor: isSupervisor(asked), ...asked.body },
          called,
        ),
      ),
    );
  api.post(
    {
      ...described,
      path: `${base}/sign-in`,
      summary: 'SignIn: the same clerk resumes, another takes over',
      body: signInBody,
    },
    (asked) =>
      atCounter(asked, (counter, clerk) => carryOut(asked, { type: 'SignIn', counter, clerk, ...asked.body }, called)),
  );
  api.post(
    {
      ...described,
      path: `${base}/transfer`,
      summary: 'TransferTicket: to a service or a counter',
      body: transferBody,
    },
    (asked) =>
      atCounter(asked, (counter, clerk) =>
        carryOut(
          asked,
          { type: 'TransferTicket', counter, clerk, supervisor: isSupervisor(asked), ...asked.body },
          called,
        ),
      ),
  );
}

const isSupervisor = ({ identity }: Asked<unknown>): boolean =>
  identity.kind === 'clerk' && identity.role === 'supervisor';

function atCounter(
  asked: Asked<unknown>,
  run: (counter: CounterId, clerk: ClerkId) => Promise<Response>,
): Promise<Response> | Response {
  const counter = counterId.safeParse(asked.params.counter);
  if (!counter.success) return asked.problem('counter_unknown');
  if (asked.identity.kind !== 'clerk') return asked.problem('not_allowed');
  return run(counter.data, asked.identity.id);
}

const called = (outcome: Extract<Outcome, { kind: 'done' }>) => ({
  ...doneAnswer(outcome),
  called: eventOf(outcome, 'TicketCalled')?.ticket.split('/')[1] ?? null,
});
