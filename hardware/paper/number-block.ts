import { paperFont } from './fonts.ts';
import type { Block } from './sheet.ts';

/** Any size: only the ratio of a figure's height to it is taken. */
const TRIAL_SIZE = 100;

/** The ticket's number: capitals and figures only, `capDots` tall, narrowed if it is wider than its room. */
export function numberBlock(
  text: string,
  capDots: number,
  room: { readonly left: number; readonly width: number },
): Block {
  return {
    heightDots: capDots,
    draw(pen, top) {
      pen.font = paperFont('number', TRIAL_SIZE);
      const trialCap = pen.measureText('0').actualBoundingBoxAscent;
      pen.font = paperFont('number', (TRIAL_SIZE * capDots) / trialCap);
      pen.textAlign = 'center';
      const { width } = pen.measureText(text);
      pen.translate(room.left + room.width / 2, top + capDots);
      pen.scale(Math.min(1, room.width / width), 1);
      pen.fillText(text, 0, 0);
    },
  };
}
