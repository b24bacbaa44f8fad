import { describe, expect, test } from 'vitest';
import { ReplyReader } from '../../../hardware/printer/escpos-replies.ts';
import { fromRealtime, fromReport, statusOf } from '../../../hardware/printer/escpos-sensors.ts';

const read = (bytes: string) => new ReplyReader().push(Buffer.from(bytes, 'hex'));

describe('answers of the printer', () => {
  test('every byte that DLE EOT may answer with is told from reports, sensors and blocks', () => {
    for (const free of Array(16).keys()) {
      const byte = 0x12 | ((free & 3) << 2) | ((free >> 2) << 5);
      expect(new ReplyReader().push(Buffer.of(byte))).toEqual([{ kind: 'realtime', byte }]);
    }
  });

  test('a report, a process id, a sensor and a real-time answer without a gap: four answers', () => {
    expect(read('1800030f' + '3722' + '30303432' + '00' + '03' + '1a')).toEqual([
      { kind: 'changed', bytes: [0x18, 0, 3, 0x0f] },
      { kind: 'printed', id: '0042' },
      { kind: 'sensor', byte: 3 },
      { kind: 'realtime', byte: 0x1a },
    ]);
  });

  test('the same byte by byte', () => {
    const reader = new ReplyReader();
    const bytes = Buffer.from('1800030f37223030343200372500', 'hex');
    expect([...bytes].flatMap((byte) => reader.push(Buffer.of(byte))).map((reply) => reply.kind)).toEqual([
      'changed',
      'printed',
      'cleared',
    ]);
  });

  test('XON and XOFF between answers: passed over', () => {
    expect(read('1113' + '12' + '11')).toEqual([{ kind: 'realtime', byte: 0x12 }]);
  });

  test('a block that never ends: given up, and later answers are heard', () => {
    expect(read(`37${'41'.repeat(100)}12`).at(-1)).toEqual({ kind: 'realtime', byte: 0x12 });
  });
});

describe('status from the tables of the manual', () => {
  test.each([
    ['all well', [0x12, 0x12, 0x12, 0x12], 'ready'],
    ['drawer open, which is none of ours', [0x16, 0x12, 0x12, 0x12], 'ready'],
    ['near end', [0x12, 0x12, 0x12, 0x1e], 'paper_low'],
    ['end, printing stopped', [0x1a, 0x32, 0x12, 0x7e], 'paper_out'],
    ['cover open, and no paper felt', [0x1a, 0x36, 0x12, 0x72], 'cover_open'],
    ['cutter error', [0x1a, 0x52, 0x1a, 0x12], 'failed'],
    ['head too hot', [0x1a, 0x52, 0x52, 0x12], 'failed'],
    ['feed button held', [0x1a, 0x1a, 0x12, 0x12], 'busy'],
  ] as const)('DLE EOT: %s', (_name, answers, expected) => {
    expect(statusOf(fromRealtime(answers))).toBe(expected);
  });

  test.each([
    ['all well', [0x10, 0, 0, 0x0f], 'ready'],
    ['near end', [0x10, 0, 0x03, 0x0f], 'paper_low'],
    ['end', [0x18, 0, 0x0f, 0x0f], 'paper_out'],
    ['cover open', [0x38, 0, 0, 0x0f], 'cover_open'],
    ['cutter error', [0x18, 0x08, 0, 0x0f], 'failed'],
    ['unrecoverable error', [0x18, 0x20, 0, 0x0f], 'failed'],
  ] as const)('report: %s', (_name, bytes, expected) => {
    expect(statusOf(fromReport(bytes))).toBe(expected);
  });
});
