import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const POINTS_AN_INCH = 72;

export interface DrawnPage {
  /** What a reader would copy out of it. */
  readonly text: string;
  readonly png: Buffer;
}

/** The first page as a reader's program draws it, with the fonts that it brings along and no others. */
export async function drawnPdf(bytes: Uint8Array, dotsPerInch: number): Promise<DrawnPage> {
  // pdfjs keeps the bytes that it is given.
  const reading = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 });
  const page = await (await reading.promise).getPage(1);
  const { items } = await page.getTextContent();
  const viewport = page.getViewport({ scale: dotsPerInch / POINTS_AN_INCH });
  const canvas: Canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
  const png = canvas.toBuffer('image/png');
  await reading.destroy();
  return { text: items.map((item) => ('str' in item ? item.str : '')).join(' '), png };
}
