import { createCanvas } from '@napi-rs/canvas';
import { paperFont, type Weight } from './fonts.ts';
import type { Block, Pen } from './sheet.ts';

export type TextStyle = {
  readonly weight: Weight;
  readonly sizeDots: number;
  readonly align: 'left' | 'center';
  /** Room for the text. */
  readonly widthDots: number;
  readonly leftDots?: number;
  readonly maxLines?: number;
  readonly spacingDots?: number;
  /** White on a black band. */
  readonly inverted?: boolean;
};

/** Marks stand above capitals (Ẫ) and below letters (ậ, ỵ): a tighter line would clip them. */
const LINE_HEIGHT = 1.35;
/** Where the baseline lies in a line: Be Vietnam Pro's ascent with a mark on a capital is 1.02 of its size. */
const BASELINE = 1.03;

let measuring: Pen | null = null;

function prepare(pen: Pen, style: TextStyle): Pen {
  pen.font = paperFont(style.weight, style.sizeDots);
  pen.letterSpacing = `${style.spacingDots ?? 0}px`;
  pen.textBaseline = 'alphabetic';
  pen.textAlign = 'left';
  return pen;
}

function widthOf(style: TextStyle): (text: string) => number {
  measuring ??= createCanvas(1, 1).getContext('2d');
  const pen = prepare(measuring, style);
  return (text) => pen.measureText(text).width;
}

/** Words filled into lines of this width; a word wider than a line stands alone on its own. */
function fill(words: readonly string[], width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || measure(longer) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** The text in lines of about the same length, at most `maxLines`; what does not fit ends in an ellipsis. */
export function linesOf(text: string, style: TextStyle): string[] {
  const measure = widthOf(style);
  const words = text
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => word !== '');
  const lines = fill(words, style.widthDots, measure);
  const maxLines = style.maxLines ?? Number.POSITIVE_INFINITY;
  if (lines.length > maxLines) {
    const kept = lines.slice(0, maxLines);
    const last = (kept.pop() ?? '').split(' ');
    while (last.length > 1 && measure(`${last.join(' ')}…`) > style.widthDots) last.pop();
    return [...kept, `${last.join(' ')}…`];
  }
  let width = style.widthDots;
  // Narrower as long as no line is added: a last line of one word looks like a mistake.
  while (fill(words, width - 8, measure).length === lines.length && width > style.widthDots / 2) width -= 8;
  return fill(words, width, measure);
}

/** A paragraph. A line that is still too wide (one very long word) is narrowed to fit rather than cut off. */
export function textBlock(text: string, style: TextStyle): Block {
  const lines = linesOf(text, style);
  const lineDots = Math.ceil(style.sizeDots * LINE_HEIGHT);
  const left = style.leftDots ?? 0;
  const heightDots = lines.length * lineDots;
  return {
    heightDots,
    draw(pen, top) {
      if (style.inverted) {
        pen.fillRect(left, top, style.widthDots, heightDots);
        pen.fillStyle = 'white';
      }
      prepare(pen, style);
      for (const [index, line] of lines.entries()) {
        const width = Math.min(pen.measureText(line).width, style.widthDots);
        const x = style.align === 'center' ? left + (style.widthDots - width) / 2 : left;
        pen.fillText(line, x, top + index * lineDots + style.sizeDots * BASELINE, style.widthDots);
      }
    },
  };
}

/** The ticket's number: capitals and figures only, `capDots` tall, narrowed if it is wider than its room. */
export function numberBlock(
  text: string,
  capDots: number,
  room: { readonly left: number; readonly width: number },
): Block {
  return {
    heightDots: capDots,
    draw(pen, top) {
      const trial = 100;
      pen.font = paperFont('number', trial);
      const trialCap = pen.measureText('0').actualBoundingBoxAscent;
      pen.font = paperFont('number', (trial * capDots) / trialCap);
      pen.textAlign = 'center';
      const { width } = pen.measureText(text);
      pen.translate(room.left + room.width / 2, top + capDots);
      pen.scale(Math.min(1, room.width / width), 1);
      pen.fillText(text, 0, 0);
    },
  };
}
