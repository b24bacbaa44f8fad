import { printedTextFault, type TextFault, tidyText } from '../queue/typed-text.ts';

/** How long the texts of a receipt may be. */
export const MOST_LETTERS = { name: 120, address: 240, paper: 240 } as const;

/** What the server would say of such a text as it was typed; for a form that tells before it sends. */
export const paperTextFault = (typed: string, what: keyof typeof MOST_LETTERS): TextFault | null =>
  printedTextFault(tidyText(typed), MOST_LETTERS[what]);
