import { isOurCode } from '../scan/read-scan.ts';
import { startScan } from '../scan/wedge.ts';
import { deedOfKey, isOurKey } from './deeds.ts';
import type { Desk } from './desk.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * The keyboard of the console: the clerk's keys, and a scanner that types, also into whatever field has the cursor. It
 * listens before the page does, so that a scan's Enter sends no form; forms keep all other keys.
 */
export function listenToKeys(desk: Desk, target: Window = window): () => void {
  let at: EventTarget | null = null;
  let before: { readonly field: Field; readonly text: string } | null = null;
  let taken = false;
  const scan = startScan(
    (text) => {
      const field = at === before?.field ? before : null;
      taken = field === null || isOurCode(text);
      if (!taken) return;
      if (field !== null) putBack(field.field, field.text);
      desk.scanned(text);
    },
    () => {
      before = isField(at) ? { field: at, text: at.value } : null;
    },
  );
  const onKey = (event: KeyboardEvent): void => {
    const { view, dialog } = desk.state.value;
    if (view === null) return;
    at = event.target;
    taken = false;
    const scanned = scan.took(event);
    // A field gets the letters as they come, since an input method types as fast as a scanner; what a code left there is put back.
    if (scanned && (!isField(at) || event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      if (taken) event.stopPropagation();
      return;
    }
    if (dialog !== null || isField(at)) {
      // A habit of the hand must not reload the page or open the browser's search over a half-filled form.
      if (isOurKey(event)) event.preventDefault();
      return;
    }
    const deed = deedOfKey(event, view);
    if (deed !== null || isOurKey(event)) event.preventDefault();
    if (deed !== null) desk.do(deed);
  };
  target.addEventListener('keydown', onKey, true);
  return () => target.removeEventListener('keydown', onKey, true);
}

const TEXTLESS: readonly string[] = ['radio', 'checkbox'];

/** What a scanner types into; a choice takes no letters. */
const isField = (target: EventTarget | null): target is Field =>
  (target instanceof HTMLInputElement && !TEXTLESS.includes(target.type)) ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

function putBack(field: Field, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}
