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

/** From one baseline to the next: a mark on a capital (Ẫ, 1.19 of the size) then clears the descenders above it. */
const LINE_HEIGHT = 1.38;
/** From the top to the first baseline, unless a marked capital needs more. */
const ASCENT = 1.03;
/** Below the last baseline: dots under letters (ậ, ỵ) reach 0.25. */
const DESCENT = 0.3;

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
    .split(/[ \t\n]+/u)
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

function firstBaseline(line: string, style: TextStyle): number {
  measuring ??= createCanvas(1, 1).getContext('2d');
  const { actualBoundingBoxAscent } = prepare(measuring, style).measureText(line);
  return Math.ceil(Math.max(style.sizeDots * ASCENT, actualBoundingBoxAscent + 1));
}

/** A paragraph. A line that is still too wide (one very long word) is narrowed to fit rather than cut off. */
export function textBlock(text: string, style: TextStyle): Block {
  const lines = linesOf(text, style);
  const lineDots = Math.ceil(style.sizeDots * LINE_HEIGHT);
  const left = style.leftDots ?? 0;
  const above = firstBaseline(lines[0] ?? '', style);
  const heightDots = above + (lines.length - 1) * lineDots + Math.ceil(style.sizeDots * DESCENT);
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
        pen.fillText(line, x, top + above + index * lineDots, style.widthDots);
      }
    },
  };
}

/** Space round the words of a tag, and its corners, in parts of its letters' size. */
const TAG = { side: 0.72, above: 0.16, radius: 0.48, lineDots: 2 } as const;

/** One line in a rounded frame, in the middle of its room. */
export function tagBlock(text: string, style: TextStyle): Block {
  const line = textBlock(text, { ...style, align: 'center', maxLines: 1 });
  const [side, above] = [TAG.side * style.sizeDots, Math.round(TAG.above * style.sizeDots)];
  const width = Math.min(widthOf(style)(text) + 2 * side, style.widthDots);
  const left = (style.leftDots ?? 0) + (style.widthDots - width) / 2;
  const heightDots = line.heightDots + 2 * above;
  return {
    heightDots,
    draw(pen, top) {
      pen.lineWidth = TAG.lineDots;
      pen.beginPath();
      pen.roundRect(Math.round(left) + 1, top + 1, Math.round(width) - 2, heightDots - 2, TAG.radius * style.sizeDots);
      pen.stroke();
      line.draw(pen, top + above);
    },
  };
}

/** Two texts on one line if they fit (the second beside the first, on its baseline), else under each other. */
export function pairBlocks(first: string, strong: TextStyle, second: string, light: TextStyle): Block[] {
  const left = strong.leftDots ?? 0;
  const indent = widthOf(strong)(first) + strong.sizeDots / 3;
  if (indent + widthOf(light)(second) > strong.widthDots) return [textBlock(first, strong), textBlock(second, light)];
  const line = textBlock(first, strong);
  return [
    {
      heightDots: line.heightDots,
      draw(pen, top) {
        line.draw(pen, top);
        prepare(pen, light).fillText(second, left + indent, top + firstBaseline(first, strong));
      },
    },
  ];
}
