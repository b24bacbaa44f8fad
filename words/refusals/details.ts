/**
 * What a refusal may say besides its name, already worded for the reader (times as `08:05`, dates as `22/11/2026`, states as
 * in `shared.ticketState`). All optional: an older server may leave one out, and the sentence must still stand.
 */
export type RefusalDetails = {
  readonly clerk?: string;
  readonly number?: string;
  readonly counter?: string;
  readonly state?: string;
  readonly branch?: string;
  readonly date?: string;
  readonly time?: string;
  /** tries left, or tickets already taken */
  readonly n?: number;
};
