import { paperQr, type QrModules, qrTextIn } from '../../wire/paper-qr.ts';
import type { PrintHead } from '../../wire/print-head.ts';
import { numberBlock } from './number-block.ts';
import { qrBlock } from './qr-block.ts';
import { dots, drawnDots, greyOf, millimetres, type Raster, USUAL_HEAD } from './raster.ts';
import { type Block, beside, gap, rule, sheetOf } from './sheet.ts';
import { linesOf, pairBlocks, type TextStyle, tagBlock, textBlock } from './text.ts';

/** One text in both languages, ready to be read. */
export type Bilingual = { readonly vi: string; readonly en: string };

/** A line such as "Phía trước · 12 người". */
export type TicketFact = { readonly label: Bilingual; readonly value: Bilingual };

/** All that a ticket says; every word is ready, so the paper knows no rules and no catalogue. */
export type TicketPaper = {
  readonly branch: { readonly name: string; readonly address: string | null };
  readonly numberLabel: Bilingual;
  readonly number: string;
  readonly fieldName: Bilingual;
  /** Null where it would say the field once more. */
  readonly serviceName: Bilingual | null;
  /** Why it waits less; null for most. */
  readonly category: Bilingual | null;
  /** How many are ahead, the expected wait, when it was issued: at most four, the first is the largest. */
  readonly facts: readonly TicketFact[];
  /** The ticket on the visitor's phone. */
  readonly follow: { readonly url: string; readonly label: Bilingual };
  /** Vietnamese always stands first; `en` adds an English line to each text. */
  readonly language: 'vi' | 'en';
  /** That it may not be called today, or null. */
  readonly warning: Bilingual | null;
  /** The mark of a second print, or null. */
  readonly reprint: string | null;
  readonly notes: readonly string[];
};

/** Below this width figures and QR stand under each other. */
const NARROW_BELOW_MM = 62;
/** At least 15 mm by look.md; 16 leaves room for a head that runs short. */
const NUMBER_CAP_MM = 16;

/** A line may break after the slash, never before it: the space in front does not break. */
const SLASH = '\u00a0/ ';

/** Sizes of letters, and the paper's margin: in dots of a head of 203 dpi. */
const SIZE = { small: 21, text: 25, strong: 30, fact: 36, branch: 23 } as const;
const MARGIN = 16;

/** The paper under one head: lengths in its dots. */
interface Place {
  readonly widthDots: number;
  readonly dpi: number;
  readonly isNarrow: boolean;
  readonly margin: number;
  readonly size: Readonly<Record<keyof typeof SIZE, number>>;
  /** Dots of a head of 203 dpi in this head's dots. */
  readonly scaled: (usualDots: number) => number;
}

function placeUnder(head: PrintHead): Place {
  const widthDots = drawnDots(head);
  const scaled = (usualDots: number): number => Math.round((usualDots * head.dpi) / USUAL_HEAD.dpi);
  return {
    widthDots,
    dpi: head.dpi,
    isNarrow: millimetres(widthDots, head.dpi) < NARROW_BELOW_MM,
    margin: scaled(MARGIN),
    size: {
      small: scaled(SIZE.small),
      text: scaled(SIZE.text),
      strong: scaled(SIZE.strong),
      fact: scaled(SIZE.fact),
      branch: scaled(SIZE.branch),
    },
    scaled,
  };
}

/** The ticket as this head prints it: its whole width, 60 to 105 mm long. Its QR is read back from the whole picture. */
export function drawTicket(ticket: TicketPaper, head: PrintHead = USUAL_HEAD): Raster {
  const { url } = ticket.follow;
  const place = placeUnder(head);
  const drawn = new Map<QrModules, Raster>();
  const qr = paperQr(url, (tried) => {
    const raster = draw(ticket, tried, place);
    drawn.set(tried, raster);
    return qrTextIn(greyOf(raster), raster.widthDots, raster.heightDots) === url;
  });
  return drawn.get(qr) ?? draw(ticket, qr, place);
}

function draw(ticket: TicketPaper, qr: QrModules, place: Place): Raster {
  const { widthDots, margin, size, scaled } = place;
  const room = { left: margin, width: widthDots - 2 * margin };
  const centred = (weight: TextStyle['weight'], sizeDots: number): TextStyle => ({
    weight,
    sizeDots,
    align: 'center',
    widthDots: room.width,
    leftDots: room.left,
  });
  const both = (text: Bilingual, style: TextStyle, english: TextStyle): Block[] => [
    textBlock(text.vi, style),
    ...(ticket.language === 'en' && text.en !== text.vi ? [textBlock(text.en, english)] : []),
  ];
  const small = centred('regular', size.small);
  const label = (text: Bilingual): string => (ticket.language === 'en' ? `${text.vi}${SLASH}${text.en}` : text.vi);
  return sheetOf(widthDots, [
    gap(scaled(4)),
    textBlock(ticket.branch.name.toLocaleUpperCase('vi'), {
      ...centred('strong', size.branch),
      spacingDots: 1,
      maxLines: 3,
    }),
    ...(ticket.branch.address === null ? [] : [textBlock(ticket.branch.address, { ...small, maxLines: 2 })]),
    gap(scaled(10)),
    rule(widthDots, margin),
    ...(ticket.reprint === null
      ? []
      : [
          gap(scaled(10)),
          textBlock(ticket.reprint, { ...centred('strong', size.strong), inverted: true, maxLines: 1 }),
        ]),
    gap(scaled(12)),
    textBlock(label(ticket.numberLabel), { ...centred('regular', size.text), maxLines: 2 }),
    gap(scaled(12)),
    numberBlock(ticket.number, dots(NUMBER_CAP_MM, place.dpi), room),
    gap(scaled(18)),
    ...both(ticket.fieldName, { ...centred('strong', size.strong), maxLines: 2 }, { ...small, maxLines: 2 }),
    ...(ticket.serviceName === null
      ? []
      : both(
          ticket.serviceName,
          { ...centred('regular', size.text), maxLines: place.isNarrow ? 6 : 4 },
          { ...small, maxLines: place.isNarrow ? 6 : 4 },
        )),
    ...(ticket.category === null
      ? []
      : [gap(scaled(10)), tagBlock(label(ticket.category), centred('strong', size.text))]),
    gap(scaled(12)),
    rule(widthDots, margin),
    ...lowerHalf(ticket, qr, place),
    ...(ticket.warning === null
      ? []
      : [
          rule(widthDots, margin),
          gap(scaled(8)),
          ...both(ticket.warning, { ...centred('strong', size.text), maxLines: 4 }, { ...small, maxLines: 4 }),
          gap(scaled(6)),
        ]),
    ...(ticket.notes.length === 0 ? [] : [rule(widthDots, margin), gap(scaled(8))]),
    ...ticket.notes.map((note) => textBlock(note, { ...small, maxLines: 3 })),
  ]);
}

/** Facts and QR: side by side where there is room. */
function lowerHalf(ticket: TicketPaper, modules: QrModules, place: Place): Block[] {
  const { widthDots, margin, scaled } = place;
  const qr = qrBlock(modules, place.dpi, widthDots);
  if (place.isNarrow) {
    const factsWidth = widthDots - 2 * margin;
    return [
      gap(scaled(12)),
      beside([{ left: margin, blocks: facts(ticket, factsWidth, place) }]),
      beside([{ left: Math.floor((widthDots - qr.widthDots) / 2), blocks: [qr] }]),
      ...followLabel(ticket, factsWidth, margin, place),
      gap(scaled(10)),
    ];
  }
  const factsWidth = widthDots - margin - qr.widthDots;
  return [
    beside([
      { left: margin, blocks: [gap(scaled(12)), ...facts(ticket, factsWidth, place)] },
      {
        left: widthDots - qr.widthDots,
        blocks: [qr, ...followLabel(ticket, qr.widthDots - margin, 0, place)],
      },
    ]),
    gap(scaled(10)),
  ];
}

function followLabel(ticket: TicketPaper, widthDots: number, leftDots: number, { size }: Place): Block[] {
  const style: TextStyle = {
    weight: 'regular',
    sizeDots: size.small,
    align: 'center',
    widthDots,
    leftDots,
    maxLines: 2,
  };
  const { vi, en } = ticket.follow.label;
  return [textBlock(vi, style), ...(ticket.language === 'en' ? [textBlock(en, style)] : [])];
}

function facts(ticket: TicketPaper, widthDots: number, { size, scaled }: Place): Block[] {
  const small: TextStyle = { weight: 'regular', sizeDots: size.small, align: 'left', widthDots, maxLines: 2 };
  return ticket.facts.flatMap(({ label, value }, index) => {
    const english = ticket.language === 'en';
    const wished = [size.fact, size.strong][index] ?? size.text;
    // A date and time stay on one line.
    const fits = linesOf(value.vi, { ...small, weight: 'strong', sizeDots: wished }).length === 1;
    const sizeDots = fits ? wished : size.text;
    return [
      textBlock(english ? `${label.vi}${SLASH}${label.en}` : label.vi, small),
      ...(english && value.en !== value.vi
        ? pairBlocks(value.vi, { ...small, weight: 'strong', sizeDots }, value.en, small)
        : [textBlock(value.vi, { ...small, weight: 'strong', sizeDots })]),
      gap(scaled(6)),
    ];
  });
}
