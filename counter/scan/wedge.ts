/**
 * A scanner types a character every 1 to 30 ms, with hitches on a busy computer; a person who types needs 100 and more
 * but for the quickest pairs of letters, and nobody types where no field has the cursor.
 */
const NEXT_KEY_WITHIN_MS = 80;
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
 * Enter presses no button and its letters are nobody's shortcut.
 */
export function startScan(onScan: (text: string) => void): { took(event: KeyLike): boolean } {
  let typed = '';
  let last = -Infinity;
  return {
    took({ key, ctrlKey, altKey, timeStamp }) {
      const fast = timeStamp - last <= NEXT_KEY_WITHIN_MS;
      if (key === 'Shift') return false;
      if (key === 'Enter' || key === 'Tab') {
        const text = fast ? typed : '';
        typed = '';
        if (text.length < LEAST_LENGTH) return false;
        onScan(text);
        return true;
      }
      if (key.length !== 1 || ctrlKey || altKey) {
        typed = '';
        return false;
      }
      typed = fast ? typed + key : key;
      last = timeStamp;
      // The first key may be a person's; from the second one that comes this fast, it is the scanner's.
      return typed.length > 1;
    },
  };
}
