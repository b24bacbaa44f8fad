import { inLanguage, type Language } from '../catalogue.ts';
import { timeAndDate } from './times.ts';
import { sharedWords } from './words.ts';

/** What is in doubt of the server's clock, and what to do about it. */
export const clockText = (
  { machine, hall }: { readonly machine: number; readonly hall: number },
  language: Language,
  zone: string,
): string =>
  inLanguage(sharedWords, language).clockDoubted(
    timeAndDate(machine, zone, language),
    timeAndDate(hall, zone, language),
  );
