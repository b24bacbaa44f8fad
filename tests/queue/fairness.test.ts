import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { BranchEvent, BranchState } from '../../queue/branch/branch.ts';
import type { CallId, CounterId, TicketId } from '../../queue/ids.ts';
import { isUrgent, tookNumberBefore } from '../../queue/line/lane.ts';
import { ticketOf } from '../../queue/line/state.ts';
import type { Ticket } from '../../queue/line/ticket.ts';
import { lineStep, play, step, type Watched } from './random-history.ts';

/** More histories, or one seed again: `RUNS=5000 SEED=…`. */
const numRuns = Number(process.env.RUNS ?? 150);
const seed = process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) };
const steps = fc.oneof(
  fc.noBias(fc.array(step, { maxLength: 300, size: 'max' })),
  fc.noBias(fc.array(lineStep, { maxLength: 200, size: 'max' })),
);
vi.setConfig({ testTimeout: 120_000 });

const always = (
  name: string,
  watcher: () => (event: BranchEvent, before: BranchState, after: BranchState) => void,
): void =>
  test(name, () => {
    fc.assert(
      fc.property(steps, (each) => {
        const watch = watcher();
        play(each, ({ event, before, after }: Watched) => watch(event, before, after));
      }),
      { numRuns, ...seed },
    );
  });

const couldCall = (state: BranchState, counter: CounterId, { only, service }: Ticket): boolean =>
  only === null ? state.line.plan?.counters.get(counter)?.services.includes(service) === true : only === counter;

describe('over random histories of every verb', () => {
  always(
    '[LINE-3] no counter calls one urgent ticket too many while somebody waits there who took a number before it',
    () => {
      /** What each counter has called, as its own journal tells it: undone calls are gone from it. */
      let rows = new Map<CounterId, { readonly call: CallId; readonly urgent: boolean }[]>();
      return (event, before) => {
        if (event.type === 'DayOpened') rows = new Map();
        if (event.type === 'CallUndone')
          rows = new Map([...rows].map(([id, row]) => [id, row.filter(({ call }) => call !== event.call)]));
        if (event.type !== 'TicketCalled') return;
        const ticket = ticketOf(before.line, event.ticket);
        if (ticket?.state !== 'waiting') throw new Error('Somebody was called who did not wait');
        const row = rows.get(event.counter) ?? [];
        const { urgentLimit } = before.line.rule;
        const isOneMore =
          row.length >= urgentLimit && row.slice(row.length - urgentLimit).every(({ urgent }) => urgent);
        if (isUrgent(ticket.category) && event.why.rule !== 'chosen' && urgentLimit > 0 && isOneMore)
          for (const other of before.line.tickets.values())
            if (
              other.state === 'waiting' &&
              other.behind <= 0 &&
              !isUrgent(other.category) &&
              couldCall(before, event.counter, other)
            )
              expect(tookNumberBefore(other, ticket), `${other.number} before ${ticket.number}`).toBe(false);
        rows.set(event.counter, [...row, { call: event.call, urgent: isUrgent(ticket.category) }]);
      };
    },
  );

  always(
    '[LINE-5] a no-show that came back lets exactly two go first, whatever is undone, sent on, amended or called meanwhile',
    () => {
      const gone = new Map<TicketId, Set<CallId>>();
      return (event, before, after) => {
        if (event.type === 'TicketReinstated') gone.set(event.ticket, new Set());
        if (event.type === 'TicketCalled')
          for (const [id, calls] of gone) {
            const ticket = ticketOf(before.line, id);
            const waits = ticket?.state === 'waiting' || ticket?.state === 'called';
            if (id !== event.ticket && waits && couldCall(before, event.counter, ticket)) calls.add(event.call);
          }
        if (event.type === 'CallUndone') for (const calls of gone.values()) calls.delete(event.call);
        for (const [id, calls] of gone) {
          const ticket = ticketOf(after.line, id);
          const back = ticketOf(before.line, id)?.state === 'called' && event.type !== 'CallUndone';
          if (ticket === undefined || (ticket.state !== 'waiting' && ticket.state !== 'called')) gone.delete(id);
          else if (ticket.state === 'waiting' && back) gone.delete(id);
          else if (ticket.state === 'waiting')
            expect(ticket.behind > 0, `${id} after ${event.type}`).toBe(calls.size < 2);
        }
      };
    },
  );

  always('[LIFE-11] once calling has ended nobody is sent to the line', () => (event, before, after) => {
    if (before.line.day?.phase !== 'calling_ended' || event.type === 'ExpiryUndone') return;
    const waiting = ({ line }: BranchState): number =>
      [...line.tickets.values()].filter(({ state }) => state === 'waiting').length;
    expect(waiting(after)).toBeLessThanOrEqual(waiting(before));
  });
});
