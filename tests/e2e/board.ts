import type { Page } from 'playwright-core';

export interface Announced {
  readonly id: string;
  readonly number: string;
  readonly counter: string;
  readonly form: 'full' | 'short';
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly outcome: string | null;
}

/** What a board has sounded since it was loaded, in order. */
export const announced = (board: Page): Promise<readonly Announced[]> =>
  board.evaluate(() => (Reflect.get(window, 'motcuaAnnouncements') ?? []) as Announced[]);

/** The calls that this board has reported as shown, and the server has taken. To be called before the page is loaded. */
export function recordShown(board: Page): ReadonlySet<string> {
  const shown = new Set<string>();
  board.on('response', (response) => {
    if (!response.url().endsWith('/calls/shown') || !response.ok()) return;
    shown.add((JSON.parse(response.request().postData() ?? '{}') as { call: string }).call);
  });
  return shown;
}

/** Every clip becomes a hundredth of a second of silence, so that an announcement is little more than its pauses. */
export const speakQuickly = (board: Page): Promise<unknown> =>
  board.route('**/voice/**/*.flac', (route) => route.fulfill({ contentType: 'audio/wav', body: silence(0.01) }));

const RATE = 8_000;

/** A WAV file, 8 bit mono. */
function silence(seconds: number): Buffer {
  const samples = Buffer.alloc(RATE * seconds, 128);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
