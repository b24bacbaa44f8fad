import { describe, expect, test } from 'vitest';
import {
  fillBytes,
  pictureBytes,
  processIdBytes,
  sensorBytes,
  wakeBytes,
} from '../../../hardware/printer/escpos-bytes.ts';
import { RealtimeScanner } from '../../../hardware/printer/realtime-scanner.ts';
import { pattern } from './pictures.ts';
import { readCommands } from './read-commands.ts';

const read = (...pieces: Uint8Array[]) => readCommands(...pieces).commands;

const job = Buffer.concat([
  wakeBytes(),
  pictureBytes(pattern(24, 5), true),
  Buffer.from('1b4a0c1b6402', 'hex'),
  processIdBytes('job1'),
  sensorBytes(),
]);

describe('reading what a printer receives', () => {
  test('a whole job: its commands in order', () => {
    expect(read(job).map((command) => command.kind)).toEqual([
      'select',
      'macro_run',
      'initialise',
      'watch',
      ...Array(5).fill('row'),
      'cut',
      'feed',
      'feed',
      'process_id',
      'sensor',
    ]);
  });

  test('the job split in two at each byte: the same commands', () => {
    const whole = read(job);
    for (let at = 1; at < job.length; at += 1) expect(read(job.subarray(0, at), job.subarray(at))).toEqual(whole);
  });

  test('the job byte by byte: the same commands', () => {
    expect(read(...[...job].map((byte) => Uint8Array.of(byte)))).toEqual(read(job));
  });

  test('a picture that is still arriving: its rows come out one by one', () => {
    const bytes = pictureBytes(pattern(24, 5), false);
    expect(read(bytes.subarray(0, 8 + 3 * 3 + 2))).toHaveLength(3);
  });

  test.each([
    ['GS V 0', '1d5600', { kind: 'cut', feedDots: 0 }],
    ['GS V 49', '1d5631', { kind: 'cut', feedDots: 0 }],
    ['GS V 65 3', '1d564103', { kind: 'cut', feedDots: 3 }],
    ['GS V 66 0', '1d564200', { kind: 'cut', feedDots: 0 }],
    ['ESC J 24', '1b4a18', { kind: 'feed', dots: 24 }],
    ['LF, a sixth of an inch', '0a', { kind: 'feed', dots: 34 }],
    ['ESC = 1', '1b3d01', { kind: 'select', on: true }],
    ['GS L 16', '1d4c1000', { kind: 'margin', dots: 16 }],
    ['GS :', '1d3a', { kind: 'macro_mark' }],
    ['GS I 67', '1d4943', { kind: 'identity', question: 67 }],
    ['GS r 1', '1d7201', { kind: 'sensor', question: 1 }],
    ['GS a 255', '1d61ff', { kind: 'watch', mask: 255 }],
    ['GS ( H, id "A  9"', '1d2848060030304120 2039'.replace(' ', ''), { kind: 'process_id', id: 'A  9' }],
  ] as const)('%s of the manual', (_name, bytes, expected) => {
    expect(read(Buffer.from(bytes, 'hex'))).toEqual([expected]);
  });

  test('text, and a QR by GS ( k: the letter, then a surprise whole, and the next command is read', () => {
    const bytes = Buffer.concat([Buffer.from('X'), Buffer.from('1d286b0300314308', 'hex'), wakeBytes()]);
    expect(read(bytes).map((command) => command.kind)).toEqual([
      'letter',
      'surprise',
      'select',
      'macro_run',
      'initialise',
      'watch',
    ]);
  });

  test.each([
    ['a picture in mid-band, GS v 0', `1d763000480040${'00ff'}`],
    ['a 2D code whose data never came, GS ( k', '1d286bffff'],
    ['a graphic, GS ( L', '1d284cf0ff30703001013148004000ff'],
    ['a bit image, ESC * 33', '1b2a21ff0701'],
    ['a downloaded picture, GS *', '1d2a3030aa'],
    ['letters of a program, ESC &', '1b26032030'],
    ['an image in memory, FS q', '1c7101ff000f00aa'],
    ['a bar code, GS k 73', '1d6b49ff41'],
    ['a bar code without an end, GS k 4', '1d6b04414243'],
    ['tabs without an end, ESC D', '1b44081018'],
    ['the head of a picture', '1d7630'],
    ['the head of a definition', '1d286b'],
    ['ESC alone', '1b'],
  ])('%s, broken off, then as many NULs as it may claim: the next job is read from its first byte', (_name, open) => {
    const commands = read(
      Buffer.from(open, 'hex'),
      fillBytes(),
      fillBytes(),
      wakeBytes(),
      pictureBytes(pattern(24, 2), true),
    );
    expect(commands.slice(-3).map((command) => command.kind)).toEqual(['row', 'row', 'cut']);
    expect(commands.slice(-5, -3).map((command) => command.kind)).toEqual(['initialise', 'watch']);
  });

  test('a row wider than any head, a byte at a time: read to its end, and no more than a head has is kept', () => {
    const bytes = Buffer.concat([Buffer.from('1d763000ffff0200', 'hex'), Buffer.alloc(2 * 65_535, 0xaa), wakeBytes()]);
    const rows = read(
      bytes.subarray(0, 70_000),
      ...[...bytes.subarray(70_000, 70_100)].map((byte) => Uint8Array.of(byte)),
      bytes.subarray(70_100),
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['row', 'row', 'select', 'macro_run', 'initialise', 'watch']);
    for (const row of rows.slice(0, 2)) expect(row.kind === 'row' && row.bits.length).toBe(256);
  });
});

describe('finding real-time commands', () => {
  const found = (bytes: string) => {
    const scanner = new RealtimeScanner();
    return [...Buffer.from(bytes, 'hex')].flatMap((byte) => scanner.take(byte) ?? []);
  };

  test('DLE EOT 1 to 4 anywhere, also inside a picture', () => {
    expect(found('1d763000030001001004021004041b40')).toEqual([
      { kind: 'status', question: 2 },
      { kind: 'status', question: 4 },
    ]);
  });

  test('DLE EOT with a number outside 1 to 4: nothing', () => {
    expect(found('100405100400')).toEqual([]);
  });

  test('DLE DC4 8 with its seven bytes: clear; with one of them wrong: nothing', () => {
    expect(found('10140801031401060208')).toEqual([{ kind: 'clear' }]);
    expect(found('10140801031401060209')).toEqual([]);
  });
});
