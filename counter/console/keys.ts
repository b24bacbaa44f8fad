import { readScan } from '../scan/read-scan.ts';
import { startScan } from '../scan/wedge.ts';
import { deedOfKey, isOurKey } from './deeds.ts';
import type { Desk } from './desk.ts';

/** The keyboard of the console: the clerk's keys, and a scanner that types. Forms keep their own keys. */
export function listenToKeys(desk: Desk, target: Window = window): () => void {
  const scan = startScan((text) => {
    const meaning = readScan(desk.state.value.view?.present ?? null, text);
    if (meaning === null) return;
    if ('order' in meaning) desk.press(meaning.order);
    else desk.tell(meaning.event);
  });
  const onKey = (event: KeyboardEvent): void => {
    const { view, dialog } = desk.state.value;
    if (view === null) return;
    if (dialog !== null || isTyping(event.target)) {
      // A habit of the hand must not reload the page or open the browser's search over a half-filled form.
      if (isOurKey(event)) event.preventDefault();
      return;
    }
    if (scan.took(event)) {
      event.preventDefault();
      return;
    }
    const deed = deedOfKey(event, view);
    if (deed !== null || isOurKey(event)) event.preventDefault();
    if (deed !== null) desk.do(deed);
  };
  target.addEventListener('keydown', onKey);
  return () => target.removeEventListener('keydown', onKey);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
