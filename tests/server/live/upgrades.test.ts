import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { beforeEach, expect, test } from 'vitest';
import { createPeers } from '../../../server/entrance/peers.ts';
import { createRefusals } from '../../../server/entrance/refusals.ts';
import { createUpgrades, type Upgrades } from '../../../server/live/upgrades.ts';
import { createPortions } from '../../../server/portions.ts';
import { type HandClock, handClock } from '../hand-clock.ts';
import { recordedLog } from '../recorded-log.ts';

const NONE = Buffer.alloc(0);
class Line extends EventEmitter {
  destroyed = false;
  writable = true;
  said = '';
  readonly remoteAddress = '203.0.113.9';
  cork(): void {}
  uncork(): void {}
  write(text: string): void {
    this.said += text;
  }
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('close');
  }
}

let clock: HandClock;
let upgrades: Upgrades;
let opened: IncomingMessage[];
let peers: ReturnType<typeof createPeers>;
beforeEach(() => {
  clock = handClock(0);
  opened = [];
  const refusals = createRefusals(recordedLog(), clock);
  peers = createPeers(refusals, () => false);
  upgrades = createUpgrades({
    peers,
    portions: createPortions({ steady: clock, nextTurn: (run) => run(), onFault: () => {} }),
    timers: clock,
    nextTurn: (run) => run(),
    refusals,
    publicUrl: 'https://hall.example',
    addressOf: () => '203.0.113.9',
    open: (request) => void opened.push(request),
  });
});

function asks(headers: Record<string, string> = { host: 'x' }): { line: Line; request: IncomingMessage } {
  const line = new Line();
  peers.came(line as unknown as Socket);
  const request = { url: '/live/?EIO=4&transport=websocket', headers } as unknown as IncomingMessage;
  upgrades.ask(request, line as unknown as Socket, NONE);
  return { line, request };
}

test('whoever does not say within ten seconds who it is loses its connection', async () => {
  const silent = asks();
  const joined = asks();
  expect(opened).toEqual([silent.request, joined.request]);
  upgrades.of(joined.request)?.joined();
  await clock.pass(9_999);
  expect(silent.line.destroyed).toBe(false);
  await clock.pass(1);
  expect(silent.line.destroyed).toBe(true);
  expect(joined.line.destroyed).toBe(false);
});

test.each([
  ['no origin, as a program', { host: '10.0.0.5:3000' }, ''],
  ['the address spoken to', { host: '10.0.0.5:3000', origin: 'http://10.0.0.5:3000' }, ''],
  ['the public address, behind a proxy that changes Host', { host: 'app:3000', origin: 'https://hall.example' }, ''],
  ['another house', { host: 'hall.example', origin: 'https://elsewhere.example' }, '403'],
  ['no address at all', { host: 'hall.example', origin: 'null' }, '403'],
])('a socket asked for with the origin of %s', (_, headers, status) => {
  const { line, request } = asks(headers);
  expect(line.said).toContain(status);
  expect(opened.includes(request)).toBe(status === '');
});
