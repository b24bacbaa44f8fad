import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectLightly, type LightLive } from '../../phone/live/light-live.ts';
import { AWAY_AFTER_MS, BEAT_MS } from '../../wire/socket.ts';
import type { Topic } from '../../wire/topics.ts';

/**
 * A network that drops a connection without a word. Closing such a socket waits for the other side's farewell, a minute in
 * Chromium: here it never comes.
 */
class DeadWire {
  static made: DeadWire[] = [];
  readonly sent: string[] = [];
  closed = false;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  constructor() {
    DeadWire.made.push(this);
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.closed = true;
  }
  /** What the server says. */
  say(...frames: string[]): void {
    for (const data of frames) this.onmessage?.({ data });
  }
}
const TOPIC: Topic<string> = 'ticket:hoan-kiem:x';
const NOW = 5_000_000;
const view = (text: string): string =>
  `42${JSON.stringify(['view', { topic: TOPIC, epoch: 1, seq: 1, now: NOW, view: text }])}`;
const WELCOME = ['0{"sid":"x"}', '40{"sid":"y"}'];

let live: LightLive;
let heard: boolean[];
let seen: string[];
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const wire = (nth: number): DeadWire => {
  const made = DeadWire.made[nth];
  if (made === undefined) throw new Error(`There are ${DeadWire.made.length} sockets`);
  return made;
};

beforeEach(() => {
  vi.useFakeTimers();
  DeadWire.made = [];
  heard = [];
  seen = [];
  const line = new EventTarget();
  vi.stubGlobal('WebSocket', DeadWire);
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', line.addEventListener.bind(line));
  vi.stubGlobal('removeEventListener', line.removeEventListener.bind(line));
  vi.stubGlobal('dispatchEvent', line.dispatchEvent.bind(line));
  live = connectLightly('http://hall.example');
  live.follow(TOPIC, (text) => seen.push(text));
  live.onHeard((value) => heard.push(value));
  wire(0).say(...WELCOME, view('A012'));
});
afterEach(() => {
  live.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('the network goes silent: a new connection is made at once, and follows with the version at hand', () => {
  vi.advanceTimersByTime(AWAY_AFTER_MS);
  expect(heard).toEqual([false, true, false]);
  expect(wire(0).closed).toBe(true);
  wire(1).say(...WELCOME);
  expect(wire(1).sent.at(-1)).toContain(JSON.stringify([TOPIC, { epoch: 1, seq: 1 }]).slice(1, -1));
  wire(1).say(view('A013'));
  expect(seen).toEqual(['A012', 'A013']);
  expect(heard.at(-1)).toBe(true);
});

test('what the dropped connection says late is not heard', () => {
  vi.advanceTimersByTime(AWAY_AFTER_MS);
  wire(0).say(view('old'));
  wire(0).onclose?.();
  vi.advanceTimersByTime(5_000);
  expect(seen).toEqual(['A012']);
  expect(DeadWire.made).toHaveLength(2);
});

test('a new connection that stays silent too is given up in turn', () => {
  vi.advanceTimersByTime(AWAY_AFTER_MS * 3 + 15_000);
  expect(DeadWire.made.length).toBeGreaterThanOrEqual(3);
  expect(DeadWire.made.slice(0, -1).every(({ closed }) => closed)).toBe(true);
});

test('a phone that wakes after more than a beat of silence asks over a new connection at once', () => {
  // Timers stand still while it sleeps; the clock goes on.
  vi.setSystemTime(Date.now() + 30 * 60_000);
  page.dispatchEvent(new Event('visibilitychange'));
  expect(DeadWire.made).toHaveLength(2);
  expect(live.heardAt()).toBe(NOW);
});

test('back on the network after more than a beat of silence: the same', () => {
  vi.advanceTimersByTime(BEAT_MS + 1_500);
  dispatchEvent(new Event('online'));
  expect(DeadWire.made).toHaveLength(2);
});

test('looked at again within a beat: the connection stays', () => {
  vi.advanceTimersByTime(BEAT_MS);
  page.dispatchEvent(new Event('visibilitychange'));
  dispatchEvent(new Event('online'));
  expect(DeadWire.made).toHaveLength(1);
});
