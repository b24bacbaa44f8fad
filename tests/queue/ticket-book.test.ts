import { expect, test } from 'vitest';
import type { Ticket } from '../../queue/line/ticket.ts';
import { TicketBook } from '../../queue/line/ticket-book.ts';

const ticket = (number: string, state = 'waiting') => ({ number, state }) as Ticket;
const numbersOf = (book: TicketBook) => [...book.values()].map(({ number }) => number);
const padded = (number: number) => `A${String(number).padStart(3, '0')}`;

test('2,000 tickets of a letter: each is found by its number, and they stand in its order', () => {
  const numbers = Array.from({ length: 2_000 }, (_, index) => padded(index + 1));
  const book = TicketBook.of(numbers.map((number) => ticket(number)));
  expect(book.size).toBe(2_000);
  expect(numbersOf(book)).toEqual(numbers);
  for (const number of numbers) expect(book.get(number)?.number).toBe(number);
});

test('a ticket changes: the book before keeps the old one, and its size', () => {
  const before = TicketBook.of([ticket('A001'), ticket('B001'), ticket('A002')]);
  const after = before.with(ticket('A001', 'called'));
  expect([before.get('A001')?.state, after.get('A001')?.state]).toEqual(['waiting', 'called']);
  expect([before.size, after.size]).toEqual([3, 3]);
  expect(numbersOf(after)).toEqual(['A001', 'A002', 'B001']);
});

test('two tickets added to the same book: neither book sees the other one', () => {
  const book = TicketBook.of([ticket('A031')]);
  const [one, other] = [book.with(ticket('A032')), book.with(ticket('A033'))];
  expect([numbersOf(one), numbersOf(other), numbersOf(book)]).toEqual([['A031', 'A032'], ['A031', 'A033'], ['A031']]);
});

test('numbers jumped over after a restore: nothing stands there, and the rest stands in order', () => {
  const book = TicketBook.of([ticket('A001'), ticket('A1200'), ticket('A202'), ticket('A201')]);
  expect(numbersOf(book)).toEqual(['A001', 'A201', 'A202', 'A1200']);
  for (const number of ['A002', 'A200', 'A1199', 'A1201', 'B001']) expect(book.get(number)).toBeUndefined();
});

test.each(['', 'A', 'A1', 'A01', 'A0001', 'A-1', 'A1.5', 'A1e0', 'A 1', 'A9999999', 'AA01', '\u0000'])(
  '%j is no number of a ticket: none is found',
  (text) => expect(TicketBook.of([ticket('A001')]).get(text)).toBeUndefined(),
);
