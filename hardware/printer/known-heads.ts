import type { PrintHead } from '../../wire/print-head.ts';

/** Heads of Epson's models by the name that GS I 67 answers: on paper of 80 mm, and set for 58 mm (their specifications, GS W). */
const MODELS: readonly { readonly name: RegExp; readonly wide: PrintHead; readonly narrow: PrintHead }[] = [
  {
    name: /^TM-(T88|T70|T90|J2[01]00)/,
    wide: { dots: 512, dpi: 180 },
    narrow: { dots: 360, dpi: 180 },
  },
  {
    name: /^TM-(T20|T81|T82|T100|m30|m50|P80|L90)/,
    wide: { dots: 576, dpi: 203 },
    narrow: { dots: 420, dpi: 203 },
  },
  { name: /^TM-(m10)/, wide: { dots: 420, dpi: 203 }, narrow: { dots: 420, dpi: 203 } },
  { name: /^TM-(P20)/, wide: { dots: 384, dpi: 203 }, narrow: { dots: 384, dpi: 203 } },
];

/** GS ( E 5: 2 is paper of 58 mm, 3 of 60 mm. */
const NARROW_SETTINGS: readonly string[] = ['2', '3'];

/** The head of a printer of this name, by the paper that it says it is set for; null for a name that is not known here. */
export function headOfModel(name: string, paperSetting: string | null): PrintHead | null {
  const model = MODELS.find((known) => known.name.test(name.trim()));
  if (model === undefined) return null;
  return paperSetting !== null && NARROW_SETTINGS.includes(paperSetting) ? model.narrow : model.wide;
}

/** What is believed of a printer that tells nothing and was not set, by the width of its paper. */
export const USUAL_HEADS = { 58: { dots: 384, dpi: 203 }, 80: { dots: 576, dpi: 203 } } as const;
export type PaperWidthMm = keyof typeof USUAL_HEADS;
