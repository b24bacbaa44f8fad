import { describe, expect, test } from 'vitest';
import {
  healBytes,
  pictureBytes,
  processIdBytes,
  sensorBytes,
  wakeBytes,
} from '../../../hardware/printer/escpos-bytes.ts';
import { EscposReader, type PrinterCommand } from '../../../hardware/printer/escpos-reader.ts';
import { RealtimeScanner } from '../../../hardware/printer/realtime-scanner.ts';
import { pattern } from './pictures.ts';

function read(...pieces: Uint8Array[]): PrinterCommand[] {
  const reader = new EscposReader();
  const commands: PrinterCommand[] = [];
  for (const piece of pieces) {
    reader.push(piece);
    for (let command = reader.next(); command !== null; command = reader.next()) {
      if (command.kind !== 'ignored') commands.push(command);
    }
  }
  return commands;
}

const job = Buffer.concat([
  wakeBytes(),
  pictureBytes(pattern(24, 5), 80, true),
  Buffer.from('1b4a0c1b6402', 'hex'),
  processIdBytes('job1'),
  sensorBytes(),
]);

describe('reading what a printer receives', () => {
  test('a whole job: its commands in order', () => {
    expect(read(job).map((command) => command.kind)).toEqual([
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
    const bytes = pictureBytes(pattern(24, 5), 80, false);
    expect(read(bytes.subarray(0, 8 + 3 * 3 + 2))).toHaveLength(3);
  });

  test.each([
    ['GS V 0', '1d5600', { kind: 'cut', feedDots: 0 }],
    ['GS V 49', '1d5631', { kind: 'cut', feedDots: 0 }],
    ['GS V 65 3', '1d564103', { kind: 'cut', feedDots: 3 }],
    ['GS V 66 0', '1d564200', { kind: 'cut', feedDots: 0 }],
    ['ESC J 24', '1b4a18', { kind: 'feed', dots: 24 }],
    ['LF, a sixth of an inch', '0a', { kind: 'feed', dots: 34 }],
    ['GS r 1', '1d7201', { kind: 'sensor', question: 1 }],
    ['GS a 255', '1d61ff', { kind: 'watch', mask: 255 }],
    ['GS ( H, id "A  9"', '1d2848060030304120 2039'.replace(' ', ''), { kind: 'process_id', id: 'A  9' }],
  ] as const)('%s of the manual', (_name, bytes, expected) => {
    expect(read(Buffer.from(bytes, 'hex'))).toEqual([expected]);
  });

  test('text, and a QR by GS ( k: surprises, each whole, and the next command is read', () => {
    const bytes = Buffer.concat([Buffer.from('X'), Buffer.from('1d286b0300314308', 'hex'), wakeBytes()]);
    expect(read(bytes).map((command) => command.kind)).toEqual(['surprise', 'surprise', 'initialise', 'watch']);
  });

  test('a picture broken off in mid-band, then healing: the next job is read from its first byte', () => {
    const broken = pictureBytes(pattern(576, 60, 1), 80, true).subarray(0, 1_001);
    const commands = read(broken, healBytes(80), wakeBytes(), pictureBytes(pattern(576, 2, 2), 80, true));
    expect(commands.slice(60).map((command) => command.kind)).toEqual([
      'initialise',
      'cut',
      'initialise',
      'watch',
      'row',
      'row',
      'cut',
    ]);
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
