import { SmallMap } from '../small-map.ts';
import type { Ticket } from './ticket.ts';

/** Four levels of 32 hold numbers up to 1,048,575: more than any hall gives a letter in a day. */
const BITS = 5;
const LEVELS = 4;
const MOST = 1 << (BITS * LEVELS);

type Level = readonly (Level | Ticket | undefined)[];

/**
 * A day's tickets by number. Numbers rise one by one, so each letter has a trie of its numbers: a change copies one short
 * array a level, a fifth of what a sorted tree leaves to collect, and the book before it stays as it was.
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
    let found: Level | Ticket | undefined = place === null ? undefined : this.letters.get(number.slice(0, 1));
    for (let level = LEVELS - 1; level >= 0 && found !== undefined; level--)
      found = (found as Level)[slotOf(place as number, level)];
    const ticket = found as Ticket | undefined;
    // `A12` and `A0012` lead to where `A012` stands.
    return ticket?.number === number ? ticket : undefined;
  }

  /** The book with this ticket in the place of the one that had its number. */
  with(ticket: Ticket): TicketBook {
    const letter = ticket.number.slice(0, 1);
    const place = placeOf(ticket.number);
    if (place === null) throw new RangeError(`${ticket.number} is no ticket's number`);
    const level = this.letters.get(letter) ?? [];
    const size = this.get(ticket.number) === undefined ? this.size + 1 : this.size;
    return new TicketBook(this.letters.with(letter, changed(level, LEVELS - 1, place, ticket)), size);
  }

  /** By letter, each in order of number. */
  *values(): IterableIterator<Ticket> {
    for (const letter of [...this.letters.keys()].sort()) yield* ticketsOf(this.letters.get(letter) ?? [], LEVELS - 1);
  }
}

const slotOf = (place: number, level: number): number => (place >>> (BITS * level)) & ((1 << BITS) - 1);

function placeOf(number: string): number | null {
  const place = Number(number.slice(1));
  return Number.isInteger(place) && place >= 0 && place < MOST ? place : null;
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
