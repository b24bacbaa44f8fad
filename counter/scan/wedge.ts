/**
 * A scanner types a character every 1 to 30 ms, with hitches on a busy computer; a person who types needs 100 and more
 * but for the quickest pairs of letters, and nobody types where no field has the cursor.
 */
const NEXT_KEY_WITHIN_MS = 80;
/** What comes this soon after a scan's end is its second one, late because the page has just drawn what the scan opened. */
const SECOND_END_WITHIN_MS = 300;
/** Fewer characters before Enter are a person's. */
const LEAST_LENGTH = 6;

export interface KeyLike {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly timeStamp: number;
}

/**
 * Tells a keyboard-wedge scanner from a person by its speed. `took` says whether the key belonged to a scan, so that its
 * Enter presses no button and its letters are nobody's shortcut; a second line end, as some scanners send, belongs to it too.
 * `onFirst` is called before each key that may be a scan's first.
 */
export function startScan(onScan: (text: string) => void, onFirst = (): void => {}): { took(event: KeyLike): boolean } {
  let typed = '';
  let last = -Infinity;
  let ended = -Infinity;
  return {
    took({ key, ctrlKey, altKey, timeStamp }) {
      const fast = timeStamp - last <= NEXT_KEY_WITHIN_MS;
      if (key === 'Shift') return false;
      if (key === 'Enter' || key === 'Tab') {
        const text = fast ? typed : '';
        typed = '';
        if (text.length < LEAST_LENGTH) return timeStamp - ended <= SECOND_END_WITHIN_MS;
        ended = timeStamp;
        onScan(text);
        return true;
      }
      ended = -Infinity;
      if (key.length !== 1 || ctrlKey || altKey) {
        typed = '';
        return false;
      }
      typed = fast ? typed + key : key;
      if (typed.length === 1) onFirst();
      last = timeStamp;
      // The first key may be a person's; from the second one that comes this fast, it is the scanner's.
      return typed.length > 1;
    },
  };
}
