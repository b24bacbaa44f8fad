import { paperQr, type QrModules, qrTextIn } from '../../wire/paper-qr.ts';
import { numberBlock } from './number-block.ts';
import { qrBlock } from './qr-block.ts';
import { dots, greyOf, type Raster } from './raster.ts';
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
  readonly serviceName: Bilingual;
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

export type TicketOptions = { readonly widthDots: number };

/** 80 mm paper. */
const WIDE: TicketOptions = { widthDots: 576 };
/** Below this width figures and QR stand under each other. */
const NARROW_BELOW_DOTS = 500;
const MARGIN_DOTS = 16;
/** At least 15 mm by look.md; 16 leaves room for a head that runs short. */
const NUMBER_CAP_DOTS = dots(16);

/** A line may break after the slash, never before it: the space in front does not break. */
const SLASH = '\u00a0/ ';

const SIZE = { small: 21, text: 25, strong: 30, fact: 36, branch: 23 } as const;

/** The ticket as it is printed, `widthDots` wide, 60 to 105 mm long. Its QR is read back from the whole picture. */
export function drawTicket(ticket: TicketPaper, { widthDots }: TicketOptions = WIDE): Raster {
  const { url } = ticket.follow;
  const drawn = new Map<QrModules, Raster>();
  const qr = paperQr(url, (tried) => {
    const raster = draw(ticket, tried, widthDots);
    drawn.set(tried, raster);
    return qrTextIn(greyOf(raster), widthDots, raster.heightDots) === url;
  });
  return drawn.get(qr) ?? draw(ticket, qr, widthDots);
}

function draw(ticket: TicketPaper, qr: QrModules, widthDots: number): Raster {
  const room = { left: MARGIN_DOTS, width: widthDots - 2 * MARGIN_DOTS };
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
  const small = centred('regular', SIZE.small);
  const label = (text: Bilingual): string => (ticket.language === 'en' ? `${text.vi}${SLASH}${text.en}` : text.vi);
  return sheetOf(widthDots, [
    gap(4),
    textBlock(ticket.branch.name.toLocaleUpperCase('vi'), {
      ...centred('strong', SIZE.branch),
      spacingDots: 1,
      maxLines: 3,
    }),
    ...(ticket.branch.address === null ? [] : [textBlock(ticket.branch.address, { ...small, maxLines: 2 })]),
    gap(10),
    rule(widthDots, MARGIN_DOTS),
    ...(ticket.reprint === null
      ? []
      : [gap(10), textBlock(ticket.reprint, { ...centred('strong', SIZE.strong), inverted: true, maxLines: 1 })]),
    gap(12),
    textBlock(label(ticket.numberLabel), { ...centred('regular', SIZE.text), maxLines: 2 }),
    gap(12),
    numberBlock(ticket.number, NUMBER_CAP_DOTS, room),
    gap(18),
    ...both(ticket.fieldName, { ...centred('strong', SIZE.strong), maxLines: 2 }, { ...small, maxLines: 2 }),
    ...both(
      ticket.serviceName,
      { ...centred('regular', SIZE.text), maxLines: widthDots < NARROW_BELOW_DOTS ? 5 : 3 },
      { ...small, maxLines: 3 },
    ),
    ...(ticket.category === null ? [] : [gap(10), tagBlock(label(ticket.category), centred('strong', SIZE.text))]),
    gap(12),
    rule(widthDots, MARGIN_DOTS),
    ...lowerHalf(ticket, qr, widthDots),
    ...(ticket.warning === null
      ? []
      : [
          rule(widthDots, MARGIN_DOTS),
          gap(8),
          ...both(ticket.warning, { ...centred('strong', SIZE.text), maxLines: 4 }, { ...small, maxLines: 4 }),
          gap(6),
        ]),
    ...(ticket.notes.length === 0 ? [] : [rule(widthDots, MARGIN_DOTS), gap(8)]),
    ...ticket.notes.map((note) => textBlock(note, { ...small, maxLines: 3 })),
  ]);
}

/** Facts and QR: side by side where there is room. */
function lowerHalf(ticket: TicketPaper, modules: QrModules, widthDots: number): Block[] {
  const qr = qrBlock(modules);
  if (widthDots < NARROW_BELOW_DOTS) {
    const factsWidth = widthDots - 2 * MARGIN_DOTS;
    return [
      gap(12),
      beside([{ left: MARGIN_DOTS, blocks: facts(ticket, factsWidth) }]),
      beside([{ left: Math.floor((widthDots - qr.widthDots) / 2), blocks: [qr] }]),
      ...followLabel(ticket, factsWidth, MARGIN_DOTS),
      gap(10),
    ];
  }
  const factsWidth = widthDots - MARGIN_DOTS - qr.widthDots;
  return [
    beside([
      { left: MARGIN_DOTS, blocks: [gap(12), ...facts(ticket, factsWidth)] },
      {
        left: widthDots - qr.widthDots,
        blocks: [qr, ...followLabel(ticket, qr.widthDots - MARGIN_DOTS, 0)],
      },
    ]),
    gap(10),
  ];
}

function followLabel(ticket: TicketPaper, widthDots: number, leftDots: number): Block[] {
  const style: TextStyle = {
    weight: 'regular',
    sizeDots: SIZE.small,
    align: 'center',
    widthDots,
    leftDots,
    maxLines: 2,
  };
  const { vi, en } = ticket.follow.label;
  return [textBlock(vi, style), ...(ticket.language === 'en' ? [textBlock(en, style)] : [])];
}

function facts(ticket: TicketPaper, widthDots: number): Block[] {
  const small: TextStyle = { weight: 'regular', sizeDots: SIZE.small, align: 'left', widthDots, maxLines: 2 };
  return ticket.facts.flatMap(({ label, value }, index) => {
    const english = ticket.language === 'en';
    const wished = [SIZE.fact, SIZE.strong][index] ?? SIZE.text;
    // A date and time stay on one line.
    const fits = linesOf(value.vi, { ...small, weight: 'strong', sizeDots: wished }).length === 1;
    const sizeDots = fits ? wished : SIZE.text;
    return [
      textBlock(english ? `${label.vi}${SLASH}${label.en}` : label.vi, small),
      ...(english && value.en !== value.vi
        ? pairBlocks(value.vi, { ...small, weight: 'strong', sizeDots }, value.en, small)
        : [textBlock(value.vi, { ...small, weight: 'strong', sizeDots })]),
      gap(6),
    ];
  });
}
