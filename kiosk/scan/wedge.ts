/**
 * A keyboard-wedge scanner types its code as a burst of keys that ends in Enter. Keys are held until a pause shows that a
 * person types, or Enter that a scanner did; so a code never strays into a search, and its Enter presses no button.
 */
export interface Wedge {
  readonly held: string;
  /** When the last key came, in milliseconds of any one clock. */
  readonly at: number;
}

export type WedgeOutcome =
  /** Maybe a scanner: wait. */
  | { readonly kind: 'held' }
  /** A person typed this. */
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'scan'; readonly text: string }
  /** A key that ends nothing, such as Enter on a button. */
  | { readonly kind: 'other' };

/** Scanners send a key every 1 to 30 ms; a fast typist takes 60 or more, and no six keys in a row under 50. */
export const BURST_GAP_MS = 50;
/** Two keys rolled over each other come fast from a person too; the shortest code that is scanned is far longer. */
const BURST_KEYS = 6;

export const noKeys: Wedge = { held: '', at: Number.NEGATIVE_INFINITY };

/** @param key `KeyboardEvent.key` */
export function press(wedge: Wedge, key: string, at: number): readonly [Wedge, WedgeOutcome, spilled: string] {
  const flows = at - wedge.at <= BURST_GAP_MS;
  const held = flows ? wedge.held : '';
  const spilled = flows ? '' : wedge.held;
  if (key === 'Enter' || key === 'Tab') {
    const outcome: WedgeOutcome = held.length >= BURST_KEYS ? { kind: 'scan', text: held } : { kind: 'other' };
    return [noKeys, outcome, outcome.kind === 'scan' ? spilled : spilled + held];
  }
  // Shift and its like come between a scanner's keys and are none themselves.
  if ([...key].length !== 1) return [flows ? { held, at } : noKeys, { kind: 'other' }, spilled];
  return [{ held: held + key, at }, { kind: 'held' }, spilled];
}

/** Nothing came for a while: what is held was typed by a person, unless it is a burst that lost its Enter. */
export function pause(wedge: Wedge, at: number): readonly [Wedge, WedgeOutcome] {
  if (wedge.held === '' || at - wedge.at <= BURST_GAP_MS) return [wedge, { kind: 'held' }];
  return [noKeys, { kind: wedge.held.length >= 2 * BURST_KEYS ? 'scan' : 'typed', text: wedge.held }];
}
