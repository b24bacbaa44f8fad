import type { Catalogue, Service } from '../../wire/views.ts';
import { fold } from './fold.ts';

/** No name of a service is longer; more is a hand resting on the screen. */
export const LONGEST_QUERY = 40;

/**
 * The services that have all the words of a query, each word anywhere at the beginning of one of theirs ("dat do" finds
 * "Đất đai … đo"). First those whose name begins so, then by how early and how whole the words stand; the names in both
 * languages and the other names that people use count, the field's name least.
 */
export function findServices({ services, fields }: Catalogue, query: string, among: (service: Service) => boolean) {
  const words = fold(query).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const fieldNames = new Map(fields.map(({ id, name }) => [id, `${name.vi} ${name.en}`]));
  return services
    .filter(among)
    .map((service) => ({ service, points: pointsOf(service, fieldNames.get(service.field) ?? '', words) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ service }) => service);
}

function pointsOf(service: Service, fieldName: string, words: readonly string[]): number {
  const texts: readonly (readonly [text: string, weight: number])[] = [
    [service.name.vi, 8],
    [service.name.en, 8],
    ...service.alsoCalled.map((other) => [other, 7] as const),
    [service.code ?? '', 6],
    [fieldName, 1],
  ];
  let points = 0;
  for (const word of words) {
    const best = Math.max(...texts.map(([text, weight]) => weight * wordPoints(fold(text), word)));
    if (best <= 0) return isRunTogether(texts, words) ? 1 : 0;
    points += best;
  }
  const phrase = words.join(' ');
  const whole = texts.some(([text, weight]) => weight > 1 && ` ${fold(text)}`.includes(` ${phrase}`));
  return points + (whole ? 10 : 0) + (fold(service.name.vi).startsWith(phrase) ? 10 : 0);
}

/** 2 for a whole word, 1 for a beginning of one, 0 else. */
function wordPoints(text: string, word: string): number {
  const padded = ` ${text} `;
  return padded.includes(` ${word} `) ? 2 : padded.includes(` ${word}`) ? 1 : 0;
}

/** "sodo": typed without the space between. Short ones would be found in the middle of everything. */
function isRunTogether(texts: readonly (readonly [text: string, weight: number])[], words: readonly string[]): boolean {
  const run = words.join('');
  return run.length >= 4 && texts.some(([text]) => fold(text).replaceAll(' ', '').includes(run));
}
