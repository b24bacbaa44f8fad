/** What prints: how many dots lie across the paper, and how many of them are an inch. */
export interface PrintHead {
  readonly dots: number;
  readonly dpi: number;
}

/** Where a printer's head is known from: a person set it, the printer told its model, or the paper's width was believed. */
export type HeadSource = 'set' | 'told' | 'assumed';

export type KnownHead = PrintHead & { readonly source: HeadSource };

/** Heads below hold no number of 15 mm beside its margins; heads above are no ticket printers. */
const FEWEST_DOTS = 320;
const MOST_DOTS = 1_280;
const COARSEST_DPI = 150;
const FINEST_DPI = 305;

/** Of Epson's printers these counts are heads of 180 dpi; nearly all other counts are 203. */
const DOTS_AT_180: readonly number[] = [360, 512];

/** `512`, `512@180`: dots across, and dots an inch where they are not the usual ones. Null for anything else. */
export function printHeadIn(text: string): PrintHead | null {
  const [, across, inch] = /^(\d{3,4})(?:@(\d{3}))?$/.exec(text) ?? [];
  if (across === undefined) return null;
  const dots = Number(across);
  const dpi = inch === undefined ? (DOTS_AT_180.includes(dots) ? 180 : 203) : Number(inch);
  const fits = dots >= FEWEST_DOTS && dots <= MOST_DOTS && dpi >= COARSEST_DPI && dpi <= FINEST_DPI;
  return fits ? { dots, dpi } : null;
}

/** As a person sets it. */
export const printHeadText = ({ dots, dpi }: PrintHead): string => `${dots}@${dpi}`;
