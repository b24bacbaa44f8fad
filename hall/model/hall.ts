import { effect, signal } from '@preact/signals';
import { language } from '../../ui/language.ts';
import { createClient } from '../../wire/client.ts';
import type { DemoPaper, DemoPerson, DemoReceipt } from '../../wire/http/demo.ts';
import type { HallView } from '../../wire/views.ts';
import { pageOf } from './frame-addresses.ts';
import { newGuide, stepDone } from './guide.ts';
import { emptyPile } from './pile.ts';

export type ScreenName = 'kiosk' | 'display' | 'counter' | 'phone';
export type Opened =
  | { readonly kind: 'paper'; readonly paper: DemoPaper }
  | { readonly kind: 'receipt'; readonly receipt: DemoReceipt };

/** How long the server plays a rush hour. */
const RUSH_MS = 90_000;
const TROUBLE_MS = 6_000;

const client = createClient({ baseUrl: '', token: () => null, language: () => language.value });

/** Everything that the hall page knows; the screens in its frames know themselves. */
export const hall = {
  people: signal<readonly DemoPerson[]>([]),
  pile: signal(emptyPile),
  receipts: signal<readonly DemoReceipt[]>([]),
  /** What the board shows; null until the server has said. */
  view: signal<HallView | null>(null),
  guide: signal(newGuide),
  sound: signal(false),
  rushing: signal(false),
  /** The screen that fills the window. */
  large: signal<ScreenName | null>(null),
  opened: signal<Opened | null>(null),
  /** The page on the visitor's phone. */
  phonePage: signal<string | null>(null),
  /** Counts what was held to the scanner, so that its light answers each time. */
  scans: signal(0),
  trouble: signal(false),
};

export const frames: { kiosk: HTMLIFrameElement | null; display: HTMLIFrameElement | null } = {
  kiosk: null,
  display: null,
};

/** Holds a code to the kiosk's scanner: the frame takes it as it takes what a wired scanner types. */
export function scan(text: string): void {
  hall.scans.value += 1;
  frames.kiosk?.contentWindow?.postMessage({ type: 'motcua:scan', text }, location.origin);
}

export function showOnPhone(text: string): void {
  const page = pageOf(text);
  if (page !== null) hall.phonePage.value = page;
}

/** To be called in a touch: the browser gives its leave for sound to the page and to the frames in it. */
export function unlockSound(): void {
  frames.display?.contentWindow?.postMessage({ type: 'motcua:unlock-sound' }, location.origin);
  hall.sound.value = true;
  hall.guide.value = stepDone(hall.guide.value, 'listen');
}

export async function playRush(): Promise<void> {
  if (!(await post('/api/demo/rush', {}))) return;
  hall.rushing.value = true;
  setTimeout(() => {
    hall.rushing.value = false;
  }, RUSH_MS);
}

export const controlPrinter = (printer: string, control: 'paper_ok' | 'paper_out'): Promise<boolean> =>
  post(`/api/demo/printers/${printer}/control`, { control });

export async function makeReady(receipt: DemoReceipt): Promise<void> {
  if (!(await post('/api/demo/ready', { dossier: receipt.dossier }))) return;
  const ready = (other: DemoReceipt): DemoReceipt =>
    other.dossier === receipt.dossier ? { ...other, state: 'ready' } : other;
  hall.receipts.value = hall.receipts.value.map(ready);
  const opened = hall.opened.value;
  if (opened?.kind === 'receipt') hall.opened.value = { kind: 'receipt', receipt: ready(opened.receipt) };
}

async function post(path: string, body: object): Promise<boolean> {
  const answer = await client.send<object, object>({ path }, body);
  hall.trouble.value = !answer.ok;
  return answer.ok;
}

/** What did not work is said for a while. */
effect(() => {
  if (!hall.trouble.value) return;
  const timer = setTimeout(() => {
    hall.trouble.value = false;
  }, TROUBLE_MS);
  return () => clearTimeout(timer);
});
