import { inflateSync } from 'node:zlib';

/** A filled rectangle, in points from the page's top left. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ReadPage {
  /** In the order of writing, a piece for each line. */
  readonly texts: readonly string[];
  readonly filled: readonly Rect[];
}

const A4_HEIGHT = 841.89;

/**
 * Reads as much of PDF as our receipt uses, so that these tests need no program that a machine may lack. Texts come
 * through the fonts' own ToUnicode tables: what a reader would copy out.
 */
export function readPdf(bytes: Uint8Array): { readonly pages: readonly ReadPage[]; readonly raw: string } {
  const raw = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, { head: string; stream: string }>();
  for (const found of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', body] = (found[2] ?? '').split('\nstream\n');
    const packed = body?.replace(/\nendstream$/, '');
    const stream =
      packed === undefined
        ? ''
        : head.includes('FlateDecode')
          ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
          : packed;
    objects.set(found[1] ?? '', { head, stream });
  }
  const named = (head: string, key: string): string => new RegExp(`/${key} (\\d+) 0 R`).exec(head)?.[1] ?? '';
  const fonts = new Map<string, readonly string[]>();
  for (const { head } of objects.values())
    for (const [, name = '', font = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g))
      fonts.set(name, unicodeOf(objects.get(named(objects.get(font)?.head ?? '', 'ToUnicode'))?.stream ?? ''));
  const pages = [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\n/.test(head))
    .map(({ head }) => readPage(objects.get(named(head, 'Contents'))?.stream ?? '', fonts));
  return { pages, raw };
}

const unicodeOf = (cmap: string): readonly string[] =>
  [...cmap.matchAll(/\[([^\]]*)\]/g)].flatMap(([, row = '']) =>
    [...row.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) =>
      String.fromCharCode(...hex.split(' ').map((unit) => Number.parseInt(unit, 16))),
    ),
  );

function readPage(content: string, fonts: ReadonlyMap<string, readonly string[]>): ReadPage {
  const texts: string[] = [];
  const filled: Rect[] = [];
  let font: readonly string[] = [];
  let path: Rect[] = [];
  for (const line of content.split('\n')) {
    const face = /^\/(F\d+) [\d.]+ Tf/.exec(line)?.[1];
    if (face !== undefined) font = fonts.get(face) ?? [];
    const rect = /^([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) re$/.exec(line)?.slice(1).map(Number);
    // pdfkit turns each page upside down first, so its y counts from the top.
    if (rect !== undefined) path.push({ x: rect[0]!, y: rect[1]!, width: rect[2]!, height: rect[3]! });
    if (line === 'f') filled.push(...path);
    if (line === 'f' || line === 'S') path = [];
    if (line.endsWith(' TJ'))
      texts.push(
        glyphsOf(line)
          .map((glyph) => font[glyph] ?? '\ufffd')
          .join(''),
      );
  }
  return { texts, filled: filled.filter(({ y }) => y >= 0 && y <= A4_HEIGHT) };
}

const glyphsOf = (line: string): number[] =>
  [...line.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) =>
    (hex.match(/.{4}/g) ?? []).map((glyph) => Number.parseInt(glyph, 16)),
  );

/** The filled rectangles as grey pixels, `dots` to a point: white 255, black 0. */
export function pixelsOf(
  rects: readonly Rect[],
  dots: number,
): { data: Uint8ClampedArray; width: number; height: number } {
  const [width, height] = [Math.round(595.28 * dots), Math.round(A4_HEIGHT * dots)];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const rect of rects)
    for (let y = Math.round(rect.y * dots); y < Math.round((rect.y + rect.height) * dots); y++) {
      const from = y * width + Math.round(rect.x * dots);
      const until = y * width + Math.round((rect.x + rect.width) * dots);
      for (let at = from; at < until; at++) data.set([0, 0, 0], at * 4);
    }
  return { data, width, height };
}
