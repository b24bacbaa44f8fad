/** One line of a table. In the bench every figure is a ratio within one run, or a size; a proof also counts. */
export interface Figure {
  readonly figure: string;
  readonly measured: number;
  /** Null: told for the reader's sake, held to nothing. */
  readonly limit: { readonly atLeast: number } | { readonly atMost: number } | null;
  readonly unit: '×' | 'kB' | 'MB' | 'µs' | 'ms' | '/s' | 'of them';
}

/** What a part measured: its figures, and what they were made of, for docs/performance.md. */
export interface PartResult {
  readonly figures: readonly Figure[];
  readonly made: readonly Readonly<Record<string, string | number>>[];
}

/** Something that the bench needs and does not find; its message says how to get it. */
export class Missing extends Error {}

export function holds({ measured, limit }: Figure): boolean | null {
  if (limit === null) return null;
  return 'atLeast' in limit ? measured >= limit.atLeast : measured <= limit.atMost;
}

/** @param share 0.5 for the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const rounded = (value: number): number => Number(value.toPrecision(3));
