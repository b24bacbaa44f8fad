import { describe, expect, test } from 'vitest';
import { deedsFor } from '../../office/hanging.ts';
import { initialOffice, type OfficeEvent, type OfficeState, officeStep } from '../../office/office-flow.ts';
import { type Order, sendOrder, undoOf } from '../../office/order.ts';
import type { CounterId, HangingCard, OfficeView, TicketId } from '../../office/views.ts';
import type { Client } from '../../wire/client.ts';
import { officeWords } from '../../words/office/words.ts';

const card = (state: string): HangingCard => ({ ticket: '2026-11-23/A001', number: 'A001', state }) as HangingCard;
const view = (phase: string): OfficeView => ({ day: { phase } }) as OfficeView;
const on = { counter: '3' as CounterId, ticket: '2026-11-23/A001' as TicketId };
const atEmpty = (verb: 'miss' | 'finish' | 'return'): Order => ({ kind: 'at_empty', verb, ...on });

describe('a ticket hangs at a counter where nobody sits', () => {
  test.each([
    ['called', ['miss', 'to_line', 'send_on']],
    ['serving', ['finish', 'to_line', 'send_on']],
    ['parked', ['return']],
    ['waiting', []],
  ])('%s: offered is what would be granted', (state, deeds) => {
    expect(deedsFor(card(state), view('open'))).toEqual(deeds);
  });

  test.each([
    ['called', ['miss']],
    ['serving', ['finish']],
    ['parked', []],
  ])('%s, once calling has ended: nobody goes back to a line', (state, deeds) => {
    expect(deedsFor(card(state), view('calling_ended'))).toEqual(deeds);
  });

  test.each(['vi', 'en'] as const)('every deed has its words and what it means (%s)', (language) => {
    const { deed, effect } = officeWords[language].hanging;
    for (const one of ['miss', 'finish', 'to_line', 'send_on', 'return'] as const)
      expect([deed[one], effect[one]]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
  });

  test('a no-show is taken back by reinstating; a finish, a return and a sending on by undoing', () => {
    expect(undoOf(atEmpty('miss'))).toEqual({ kind: 'at_empty', verb: 'reinstate', ...on });
    expect(undoOf(atEmpty('finish'))).toEqual({ kind: 'at_empty', verb: 'undo', ...on });
    expect(undoOf(atEmpty('return'))).toEqual({ kind: 'at_empty', verb: 'undo', ...on });
    const body = { ticket: on.ticket, service: null, to: '2' as CounterId };
    expect(undoOf({ kind: 'send_on', counter: on.counter, body })).toEqual({ kind: 'at_empty', verb: 'undo', ...on });
    expect(undoOf({ kind: 'close_day' })).toBeNull();
  });

  test('once it is done the notice offers to take it back, and once that is done nothing more', () => {
    const after = (...events: readonly OfficeEvent[]): OfficeState => events.reduce(officeStep, initialOffice);
    const missed = atEmpty('miss');
    const done = after({ type: 'heard', heard: true }, { type: 'pressed', order: missed }, { type: 'done' });
    const undo = undoOf(missed);
    if (undo === null) throw new Error('a miss is taken back');
    expect(done.notice).toEqual({ kind: 'done', order: missed, undo });
    const back = [{ type: 'pressed', order: undo } as const, { type: 'done' } as const].reduce(officeStep, done);
    expect(back.notice).toEqual({ kind: 'done', order: undo, undo: null });
  });

  test('each is sent to the counter where the ticket hangs, and names the ticket', async () => {
    const sent: [string, unknown][] = [];
    const client = {
      send: async ({ path }: { path: string }, body: unknown) => {
        sent.push([path, body]);
        return { ok: true, value: {} };
      },
    } as unknown as Client;
    const body = { ticket: on.ticket, service: null, to: null };
    await sendOrder(client, 'b' as never, atEmpty('miss'), 'k');
    await sendOrder(client, 'b' as never, { kind: 'send_on', counter: on.counter, body }, 'k');
    expect(sent).toEqual([
      ['/api/branches/b/counters/3/miss', { ticket: on.ticket }],
      ['/api/branches/b/counters/3/transfer', body],
    ]);
  });
});
