import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { beforeEach, expect, test } from 'vitest';
import { createPeers, type Peers } from '../../../server/entrance/peers.ts';
import { createRefusals, type Refusals } from '../../../server/entrance/refusals.ts';
import { handClock } from '../hand-clock.ts';
import { type RecordedLog, recordedLog } from '../recorded-log.ts';

class Line extends EventEmitter {
  destroyed = false;
  readonly remoteAddress: string;
  constructor(remoteAddress: string) {
    super();
    this.remoteAddress = remoteAddress;
  }
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('close');
  }
}

let log: RecordedLog;
let refusals: Refusals;
let peers: Peers;
beforeEach(() => {
  log = recordedLog();
  refusals = createRefusals(log, handClock(0));
  peers = createPeers(refusals, (address) => address === '192.0.2.1', { strangers: 20, anAddress: 12 });
});

function comes(address: string): { readonly line: Line; readonly peer: ReturnType<Peers['came']> } {
  const line = new Line(address);
  return { line, peer: peers.came(line as unknown as Socket) };
}
const many = (address: string, count: number) => Array.from({ length: count }, () => comes(address));
const open = (lines: readonly { readonly line: Line }[]): number => lines.filter(({ line }) => !line.destroyed).length;

test('too many of one address: its own oldest give way, nobody else’s', () => {
  const other = many('203.0.113.9', 3);
  const flood = many('203.0.113.7', 100);
  expect([open(flood), open(other)]).toEqual([12, 3]);
  expect(flood.at(-1)?.line.destroyed).toBe(false);
  expect(flood[0]?.line.destroyed).toBe(true);
  refusals.flush();
  expect(log.of('strangers_refused')).toEqual([{ kind: 'too_many_connections', count: 88 }]);
});

test('too many in all: the address with the most gives way, whoever comes', () => {
  const flood = many('203.0.113.7', 12);
  const others = Array.from({ length: 10 }, (_, host) => comes(`198.51.100.${host}`));
  expect(open(others)).toBe(10);
  expect(open(flood)).toBe(10);
});

test('a key of the house, or a ticket that is followed, is kept out by no flood, of its own address neither', () => {
  const kiosk = comes('203.0.113.7');
  const phone = comes('203.0.113.7');
  peers.stands(kiosk.peer, 'house');
  peers.stands(phone.peer, 'holder');
  many('203.0.113.7', 200);
  expect(open([kiosk, phone])).toBe(2);
  expect(peers.count()).toEqual({ strangers: 12, ofOneAddress: 12 });
});

test('IPv6: addresses of one network are one', () => {
  const flood = Array.from({ length: 50 }, (_, host) => comes(`2001:db8:1:2::${host.toString(16)}`));
  expect(open(flood)).toBe(12);
});

test('a proxy’s connections are not its own: they count for those on whose behalf it speaks', () => {
  const lines = many('192.0.2.1', 50);
  expect(open(lines)).toBe(50);
  for (const [index, { peer }] of lines.entries()) peers.speaksFor(peer, `198.51.100.${index % 2}`);
  expect(open(lines)).toBe(20);
});

test('who leaves is counted no more', () => {
  for (const { line } of many('203.0.113.7', 12)) line.destroy();
  expect(peers.count()).toEqual({ strangers: 0, ofOneAddress: 0 });
});

test('the doings of strangers are one line a kind and minute, with a count, and no alarm', async () => {
  const clock = handClock(0);
  const counted = createRefusals(log, clock);
  for (let time = 0; time < 500; time++) counted.count('broken_request');
  counted.count('too_many_messages');
  await clock.pass(59_000);
  expect(log.lines).toEqual([]);
  await clock.pass(2_000);
  expect(log.lines).toEqual([
    { level: 'info', event: 'strangers_refused', fields: { kind: 'broken_request', count: 500 } },
    { level: 'info', event: 'strangers_refused', fields: { kind: 'too_many_messages', count: 1 } },
  ]);
});
