import { describe, expect, test } from 'vitest';
import { doneText } from '../../office/done-text.ts';
import type { Order } from '../../office/order.ts';
import { officeWords } from '../../words/office/words.ts';

const at = { counter: '3', ticket: '2026-11-23/A001' } as const;
const sent = (body: object): Order =>
  ({ kind: 'send_on', counter: '3', body: { ticket: at.ticket, service: null, to: null, ...body } }) as Order;

/** Each order with what its notice must name. */
const orders = [
  [{ kind: 'at_empty', verb: 'miss', ...at }, 'A001'],
  [{ kind: 'at_empty', verb: 'finish', ...at }, 'A001'],
  [{ kind: 'at_empty', verb: 'return', ...at }, 'A001'],
  [{ kind: 'at_empty', verb: 'reinstate', ...at }, 'A001'],
  [{ kind: 'at_empty', verb: 'undo', ...at }, 'A001'],
  [sent({}), 'A001'],
  [sent({ service: '1.001193' }), 'A001'],
  [sent({ to: '7' }), '7'],
  [{ kind: 'release', counter: '5' }, '5'],
  [{ kind: 'services', counter: '5', services: [] }, '5'],
  [{ kind: 'test_page', printer: 'printer-1' }, 'printer-1'],
  [{ kind: 'correct_handover', dossier: 'H26.01.02-261123-0001', reason: 'x' }, 'H26.01.02-261123-0001'],
  [{ kind: 'erase_personal_data', dossier: 'H26.01.02-261123-0001' }, 'H26.01.02-261123-0001'],
] as const;

describe.each(['vi', 'en'] as const)('what was done in the office, told in %s', (language) => {
  const { done } = officeWords[language];

  test.each(orders)('%o names %s', (order, name) => {
    expect(doneText(order as unknown as Order, done)).toContain(name);
  });

  test('no two deeds about a ticket are told by the same words, but the three that lead back to its line', () => {
    const told = orders.slice(0, 8).map(([order]) => doneText(order as unknown as Order, done));
    expect(new Set(told).size).toBe(6);
  });
});
