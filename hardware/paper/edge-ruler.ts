import { paperFont } from './fonts.ts';
import type { Block, Pen } from './sheet.ts';

/** Dots between two numbers; heads of 384, 512, 576, 640 and 832 dots end on one. */
const NUMBERED = 64;
/** Dots between two ticks: a byte of a row. */
const TICK = 8;
const LABEL_SIZE = 20;
const HEIGHT = { mark: 46, long: 22, short: 10, label: 44 } as const;
const MARK_WIDE = 6;

/**
 * Counts the head's dots from the left edge to the right one: a head that ends sooner prints the ruler up to its own last dot,
 * so that a person reads its width off the paper. A bar stands at either edge.
 */
export function edgeRuler(widthDots: number): Block {
  return {
    heightDots: HEIGHT.mark,
    draw(pen, top) {
      pen.fillRect(0, top, MARK_WIDE, HEIGHT.mark);
      pen.fillRect(widthDots - MARK_WIDE, top, MARK_WIDE, HEIGHT.mark);
      pen.fillRect(0, top, widthDots, 2);
      pen.font = paperFont('regular', LABEL_SIZE);
      for (let x = TICK; x < widthDots; x += TICK) {
        const long = x % NUMBERED === 0;
        pen.fillRect(x - 1, top, long ? 2 : 1, long ? HEIGHT.long : HEIGHT.short);
        if (long) number(pen, x, top + HEIGHT.label, widthDots);
      }
      number(pen, widthDots, top + HEIGHT.label, widthDots);
    },
  };
}

/** Ends at its tick, so that a head that ends there has it whole; one that is too near the last makes way for it. */
function number(pen: Pen, x: number, baseline: number, widthDots: number): void {
  const text = String(x);
  const wide = pen.measureText(text).width;
  const isLast = x === widthDots;
  if (!isLast && x > widthDots - 1.5 * wide - 2 * MARK_WIDE) return;
  pen.fillText(text, x - wide - (isLast ? 2 * MARK_WIDE : 3), baseline);
}
