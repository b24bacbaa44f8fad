import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { withMarksForUnprintable } from '../../queue/printable-letters.ts';

/** Points of PDF in a millimetre. */
export const MM = 72 / 25.4;

/** A4, with the margins of official papers kept to what a page of form 01 can spare. */
export const PAGE = { width: 210 * MM, height: 297 * MM, left: 20 * MM, right: 16 * MM, top: 14 * MM, bottom: 18 * MM };
export const INNER = { width: PAGE.width - PAGE.left - PAGE.right, bottom: PAGE.height - PAGE.bottom };

/** Sizes in points: read at arm's length by someone who forgot their glasses. */
export const SIZE = { small: 8.5, text: 10.5, strong: 12.5, title: 15 };
/** Black for laser printers, which turn a coloured grey into dots. */
export const INK = '#000000';
export const HAIRLINE = { colour: '#8a8a8a', width: 0.5 };
/** Of the font's own height, which is 1.265 of its size: marks above capitals (Ẵ) stay clear of the line before. */
const LINE_GAP = 0.09;

export type Face = 'regular' | 'semibold' | 'bold' | 'italic';

const require = createRequire(import.meta.url);
/** A font that has been parsed: pdfkit takes one in place of the bytes, and parsing is half of a receipt's time. */
type ParsedFont = PDFKit.Mixins.PDFFontSource;
// pdfkit's own parser, found from pdfkit: it is no package of ours.
const { create } = createRequire(require.resolve('pdfkit'))('fontkit') as { create(bytes: Uint8Array): ParsedFont };
const face = (name: string): ParsedFont =>
  create(readFileSync(require.resolve(`@expo-google-fonts/be-vietnam-pro/${name}`)));

let faces: Readonly<Record<Face, ParsedFont>> | null = null;
/** Whole TrueType files: the web's split ones would change font in the middle of a Vietnamese word. */
const allFaces = (): Readonly<Record<Face, ParsedFont>> => {
  faces ??= {
    regular: face('400Regular/BeVietnamPro_400Regular.ttf'),
    semibold: face('600SemiBold/BeVietnamPro_600SemiBold.ttf'),
    bold: face('700Bold/BeVietnamPro_700Bold.ttf'),
    italic: face('400Regular_Italic/BeVietnamPro_400Regular_Italic.ttf'),
  };
  return faces;
};

/** What was taken before the rule (TEXT-3), or comes from elsewhere, may hold letters that the faces lack. */
const drawable = (text: string): string => withMarksForUnprintable(text.normalize('NFC'));

export interface TextStyle {
  readonly face?: Face;
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
}

/** Where a text goes; `width` is where it wraps. Points from the page's top left. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface SheetInfo {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly language: string;
  /** When the document says it was made: milliseconds since 1970, so that the same receipt gives the same bytes. */
  readonly at: number;
}

/** A4 pages on which texts and vectors are placed by hand; it never turns the page by itself. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  /** What holds the next text in the tree that a screen reader walks. */
  #parent: PDFKit.PDFStructureElement;
  /** Where the next block begins. */
  y = PAGE.top;

  constructor(info: SheetInfo) {
    const made = new Date(info.at);
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      // No font before ours: the default would embed a second family.
      font: '',
      autoFirstPage: false,
      pdfVersion: '1.7',
      tagged: true,
      lang: info.language,
      displayTitle: true,
      info: {
        Title: info.title,
        Subject: info.subject,
        Author: info.author,
        Producer: 'Motcua',
        Creator: 'Motcua',
        CreationDate: made,
        ModDate: made,
      },
    });
    for (const [name, font] of Object.entries(allFaces())) this.doc.registerFont(name, font);
    this.#parent = this.doc.struct('Document');
    this.doc.addStructure(this.#parent);
  }

  /** Writes a text, read aloud in the order of writing. Gives the height it took. */
  text(text: string, place: Place, style: TextStyle = {}, role: 'P' | 'H1' | 'TH' | 'TD' | 'Artifact' = 'P'): number {
    const composed = drawable(text);
    const options = this.#options(place.width, style);
    const height = this.doc.heightOfString(composed, options);
    const write = (): void => {
      this.doc.fillColor(INK).text(composed, place.x, place.y, options);
    };
    if (role === 'Artifact') this.#artifact(write);
    else this.#parent.add(this.doc.struct(role, {}, write));
    return height;
  }

  heightOf(text: string, width: number, style: TextStyle = {}): number {
    return this.doc.heightOfString(drawable(text), this.#options(width, style));
  }

  widthOf(text: string, style: TextStyle = {}): number {
    this.#options(0, style);
    return this.doc.widthOfString(drawable(text));
  }

  /** A picture that says something; `alt` is what it says. */
  figure(alt: string, draw: () => void): void {
    this.#parent.add(this.doc.struct('Figure', { alt }, draw));
  }

  /** Texts written by `build` belong together, as rows of a table do. */
  within(role: 'Table' | 'TR', build: () => void): void {
    const outer = this.#parent;
    this.#parent = this.doc.struct(role);
    outer.add(this.#parent);
    build();
    this.#parent.end();
    this.#parent = outer;
  }

  /** A line from one point to another: decoration, never read aloud. */
  line(x1: number, y1: number, x2: number, y2: number, stroke = HAIRLINE): void {
    this.#artifact(() => {
      this.doc.moveTo(x1, y1).lineTo(x2, y2).lineWidth(stroke.width).strokeColor(stroke.colour).stroke();
    });
  }

  frame(x: number, y: number, width: number, height: number): void {
    this.#artifact(() => {
      this.doc.rect(x, y, width, height).lineWidth(1).strokeColor(INK).stroke();
    });
  }

  fits(height: number): boolean {
    return this.y + height <= INNER.bottom;
  }

  turn(): void {
    this.doc.addPage();
    this.y = PAGE.top;
  }

  async bytes(): Promise<Uint8Array> {
    this.#parent.end();
    this.doc.end();
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.doc) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  }

  #artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  #options(width: number, { face: name = 'regular', size = SIZE.text, align = 'left' }: TextStyle) {
    this.doc.font(name).fontSize(size);
    return { width, align, lineGap: size * LINE_GAP };
  }
}
