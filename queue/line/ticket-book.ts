import { SmallMap } from '../small-map.ts';
import type { Ticket } from './ticket.ts';

/** Four levels of 32 hold numbers up to 1,048,575: more than any hall gives a letter in a day. */
const BITS = 5;
const LEVELS = 4;
const MOST = 1 << (BITS * LEVELS);
const ZERO = '0'.charCodeAt(0);

type Level = readonly (Level | Ticket | undefined)[];

/**
 * A day's tickets by number. Numbers rise one by one, so each letter has a trie of its numbers: a change copies one short
 * array a level (0.4 of what it costs in a sorted tree: decision 1), and the book before it stays as it was.
 */
export class TicketBook {
  static readonly empty = new TicketBook(SmallMap.of(), 0);

  private readonly letters: SmallMap<string, Level>;
  readonly size: number;

  private constructor(letters: SmallMap<string, Level>, size: number) {
    this.letters = letters;
    this.size = size;
  }

  static of(tickets: Iterable<Ticket>): TicketBook {
    let book = TicketBook.empty;
    for (const ticket of tickets) book = book.with(ticket);
    return book;
  }

  /** @param number `A012`; what is no number finds none. */
  get(number: string): Ticket | undefined {
    const place = placeOf(number);
    const ticket = place === null ? undefined : this.at(number, place);
    // `A12` and `A0012` lead to where `A012` stands.
    return ticket?.number === number ? ticket : undefined;
  }

  /** The book with this ticket in the place of the one that had its number. */
  with(ticket: Ticket): TicketBook {
    const { number } = ticket;
    const place = placeOf(number);
    if (place === null) throw new RangeError(`${number} is no ticket's number`);
    const letter = number.charAt(0);
    const level = changed(this.letters.get(letter) ?? [], LEVELS - 1, place, ticket);
    const size = this.at(number, place) === undefined ? this.size + 1 : this.size;
    return new TicketBook(this.letters.with(letter, level), size);
  }

  private at(number: string, place: number): Ticket | undefined {
    let found: Level | Ticket | undefined = this.letters.get(number.charAt(0));
    for (let depth = LEVELS - 1; depth >= 0 && found !== undefined; depth--)
      found = (found as Level)[slotOf(place, depth)];
    return found as Ticket | undefined;
  }

  /** By letter, each in order of number. */
  *values(): IterableIterator<Ticket> {
    for (const letter of [...this.letters.keys()].sort()) yield* ticketsOf(this.letters.get(letter) ?? [], LEVELS - 1);
  }
}

const slotOf = (place: number, level: number): number => (place >>> (BITS * level)) & ((1 << BITS) - 1);

/** Read digit by digit, so that nothing is cut out of the text first. */
function placeOf(number: string): number | null {
  let place = number.length > 1 ? 0 : MOST;
  for (let index = 1; index < number.length && place < MOST; index++) {
    const digit = number.charCodeAt(index) - ZERO;
    place = digit >= 0 && digit <= 9 ? place * 10 + digit : MOST;
  }
  return place < MOST ? place : null;
}

function changed(level: Level, depth: number, place: number, ticket: Ticket): Level {
  const slot = slotOf(place, depth);
  const below = depth === 0 ? ticket : changed((level[slot] ?? []) as Level, depth - 1, place, ticket);
  if (slot < level.length) return level.with(slot, below);
  // Numbers that a restore has jumped over leave a gap.
  const gap = slot === level.length ? [] : Array.from({ length: slot - level.length }, () => undefined);
  return level.concat(gap, [below]);
}

function* ticketsOf(level: Level, depth: number): IterableIterator<Ticket> {
  for (const below of level)
    if (below === undefined) continue;
    else if (depth === 0) yield below as Ticket;
    else yield* ticketsOf(below as Level, depth - 1);
}
