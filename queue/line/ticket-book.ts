import type { Category } from '../catalogue.ts';
import type { Instant } from '../ids.ts';
import { SmallMap } from '../small-map.ts';
import { type EndedText, hasEnded, numberIn, packed, unpacked } from './ended-ticket.ts';
import type { Ticket } from './ticket.ts';

/** Four levels of 32 hold numbers up to 1,048,575: more than any hall gives a letter in a day. */
const BITS = 5;
const LEVELS = 4;
const MOST = 1 << (BITS * LEVELS);
const ZERO = '0'.charCodeAt(0);

/** A ticket, or the line of text that is left of one that has ended. */
export type Kept = Ticket | EndedText;

export type Moves = Readonly<Record<Category, number>>;

type Level = readonly (Level | Kept | undefined)[];

/**
 * A day's tickets by number. Numbers rise one by one, so each letter has a trie of its numbers: a change copies one short
 * array a level (0.4 of what it costs in a sorted tree: decision 1), and the book before it stays as it was. Of what has ended it
 * keeps a line of text (decision 40).
 */
export class TicketBook {
  static readonly empty = new TicketBook(SmallMap.of(), 0, { standard: 0, priority: 0, collection: 0, appointment: 0 });

  private readonly letters: SmallMap<string, Level>;
  readonly size: number;

  /** How far the targets have moved since the first ticket, in ms: the lines of text are as before, and read with this. */
  readonly moves: Moves;

  private constructor(letters: SmallMap<string, Level>, size: number, moves: Moves) {
    this.letters = letters;
    this.size = size;
    this.moves = moves;
  }

  /** Of tickets, or what a book has kept of them. */
  static of(kept: Iterable<Kept>, moves = TicketBook.empty.moves): TicketBook {
    let book = new TicketBook(SmallMap.of(), 0, moves);
    for (const one of kept) book = book.keeping(typeof one === 'string' ? numberIn(one) : one.number, one);
    return book;
  }

  /** @param number `A012`; what is no number finds none. */
  get(number: string): Ticket | undefined {
    const kept = this.kept(number);
    return kept === undefined ? undefined : this.ticket(kept);
  }

  /** What it keeps of a ticket: another only when the ticket has changed. */
  kept(number: string): Kept | undefined {
    const place = placeOf(number);
    const kept = place === null ? undefined : this.at(number, place);
    if (kept === undefined) return undefined;
    // `A12` and `A0012` lead to where `A012` stands.
    return (typeof kept === 'string' ? numberIn(kept) : kept.number) === number ? kept : undefined;
  }

  /** The book with this ticket in the place of the one that had its number. */
  with(ticket: Ticket): TicketBook {
    return this.keeping(ticket.number, hasEnded(ticket) ? packed(this.shifted(ticket, -1)) : ticket);
  }

  /** Of what has ended, all that has not left is due so much later (in ms): it may yet come back. */
  moved(by: (category: Category) => number): TicketBook {
    const { standard, priority, collection, appointment } = this.moves;
    return new TicketBook(this.letters, this.size, {
      standard: standard + by('standard'),
      priority: priority + by('priority'),
      collection: collection + by('collection'),
      appointment: appointment + by('appointment'),
    });
  }

  private ticket(kept: Kept): Ticket {
    return typeof kept === 'string' ? this.shifted(unpacked(kept), 1) : kept;
  }

  private shifted<One extends Ticket>(ticket: One, by: 1 | -1): One {
    const move = this.moves[ticket.category];
    return move === 0 || ticket.state === 'cancelled'
      ? ticket
      : { ...ticket, due: (ticket.due + by * move) as Instant };
  }

  private keeping(number: string, kept: Kept): TicketBook {
    const place = placeOf(number);
    if (place === null) throw new RangeError(`${number} is no ticket's number`);
    const letter = number.charAt(0);
    const level = changed(this.letters.get(letter) ?? [], LEVELS - 1, place, kept);
    const size = this.at(number, place) === undefined ? this.size + 1 : this.size;
    return new TicketBook(this.letters.with(letter, level), size, this.moves);
  }

  private at(number: string, place: number): Kept | undefined {
    let found: Level | Kept | undefined = this.letters.get(number.charAt(0));
    for (let depth = LEVELS - 1; depth >= 0 && found !== undefined; depth--)
      found = (found as Level)[slotOf(place, depth)];
    return found as Kept | undefined;
  }

  /** By letter, each in order of number. Costs O(the day's tickets): for what is done once a day, or never in a hall. */
  *values(): IterableIterator<Ticket> {
    for (const kept of this.keptOnes()) yield this.ticket(kept);
  }

  /** The same, as they are kept. */
  *keptOnes(): IterableIterator<Kept> {
    for (const letter of [...this.letters.keys()].sort()) yield* keptIn(this.letters.get(letter) ?? [], LEVELS - 1);
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

function changed(level: Level, depth: number, place: number, kept: Kept): Level {
  const slot = slotOf(place, depth);
  const below = depth === 0 ? kept : changed((level[slot] ?? []) as Level, depth - 1, place, kept);
  if (slot < level.length) return level.with(slot, below);
  // Numbers that a restore has jumped over leave a gap.
  const gap = slot === level.length ? [] : Array.from({ length: slot - level.length }, () => undefined);
  return level.concat(gap, [below]);
}

function* keptIn(level: Level, depth: number): IterableIterator<Kept> {
  for (const below of level)
    if (below === undefined) continue;
    else if (depth === 0) yield below as Kept;
    else yield* keptIn(below as Level, depth - 1);
}
