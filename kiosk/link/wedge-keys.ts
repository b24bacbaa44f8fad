import { BURST_GAP_MS, noKeys, pause, press, type Wedge } from '../scan/wedge.ts';

export interface KeyWatch {
  readonly onScan: (text: string) => void;
  /** What a person types; Backspace as itself. */
  readonly onTyped: (text: string) => void;
  /** A key that writes nothing, such as Tab: somebody is there. A scanner's keys never come here. */
  readonly onPressed: () => void;
}

/** Scanners hold them for capitals. */
const HELD_BESIDE: ReadonlySet<string> = new Set(['Shift', 'CapsLock', 'AltGraph']);

/** Listens to every key of the page. */
export function listenToKeys(page: Window, { onScan, onTyped, onPressed }: KeyWatch): void {
  let wedge: Wedge = noKeys;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = (): void => {
    const [next, outcome] = pause(wedge, performance.now() + 1);
    wedge = next;
    if (outcome.kind === 'scan') onScan(outcome.text);
    if (outcome.kind === 'typed') onTyped(outcome.text);
  };
  page.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement) return;
      clearTimeout(timer);
      const held = wedge.held.length;
      const [next, outcome, spilled] = press(wedge, event.key, event.timeStamp);
      wedge = next;
      if (spilled !== '') onTyped(spilled);
      // A space within a burst, and its Enter, would press the focused button.
      if (outcome.kind === 'scan' || (outcome.kind === 'held' && held > 0)) event.preventDefault();
      if (outcome.kind === 'scan') {
        event.stopImmediatePropagation();
        onScan(outcome.text);
      } else if (event.key === 'Backspace') onTyped('\b');
      else if (outcome.kind === 'other' && !HELD_BESIDE.has(event.key)) onPressed();
      timer = setTimeout(settle, BURST_GAP_MS + 10);
    },
    { capture: true },
  );
  // The hall's page drags a receipt onto this kiosk, as the scanner beside it would.
  page.addEventListener('message', ({ origin, data }: MessageEvent<unknown>) => {
    if (origin === page.location.origin && isScan(data)) onScan(data.text);
  });
}

const isScan = (data: unknown): data is { readonly type: 'motcua:scan'; readonly text: string } =>
  typeof data === 'object' &&
  data !== null &&
  'type' in data &&
  data.type === 'motcua:scan' &&
  'text' in data &&
  typeof data.text === 'string';
