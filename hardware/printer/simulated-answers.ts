import type { PrintHead } from '../../wire/print-head.ts';
import { millimetres } from '../paper/raster.ts';
import type { Sensors } from './escpos-sensors.ts';

// What a printer sends back, from the manual's tables and not from the driver's reader, so that a mistake in one shows in the other.
const bit = (set: boolean, mask: number): number => (set ? mask : 0);

/** DLE EOT n: one byte, 0xx1xx10. */
export function realtimeAnswer(question: number, felt: Sensors): Buffer {
  switch (question) {
    case 1:
      return Buffer.of(0x12 | bit(felt.offline, 0x08));
    case 2:
      return Buffer.of(0x12 | bit(felt.coverOpen, 0x04) | bit(felt.paperOut, 0x20) | bit(felt.error, 0x40));
    case 3:
      return Buffer.of(0x12 | bit(felt.error, 0x08));
    default:
      return Buffer.of(0x12 | bit(felt.paperLow, 0x0c) | bit(felt.paperOut, 0x60));
  }
}

/** GS a: four bytes, sent when anything changes. */
export const report = (felt: Sensors): Buffer =>
  Buffer.of(
    0x10 | bit(felt.offline, 0x08) | bit(felt.coverOpen, 0x20),
    bit(felt.error, 0x08),
    bit(felt.paperLow, 0x03) | bit(felt.paperOut, 0x0c),
    0x0f,
  );

/** GS r 1: near end only, because a printer without paper is off line and does not come to this command. */
export const sensorAnswer = (felt: Sensors): Buffer => Buffer.of(bit(felt.paperLow, 0x03));

/** GS ( H: the id of a job whose paper is out. */
export const printedAnswer = (id: string): Buffer => Buffer.from(`\x37\x22${id}\0`, 'latin1');

export const CLEARED_ANSWER: Buffer = Buffer.of(0x37, 0x25, 0x00);

/** GS I 67: header, name, NUL. */
export const modelAnswer = (model: string): Buffer => Buffer.from(`\x5f${model}\0`, 'latin1');

/** GS ( E 6 3: 2 for paper of 58 mm, 6 for 80 mm. */
export const paperWidthAnswer = ({ dots, dpi }: PrintHead): Buffer =>
  Buffer.from(`\x37\x273\x1f${millimetres(dots, dpi) < 60 ? 2 : 6}\0`, 'latin1');
