import type { ReceiptAnswer } from '../../wire/http/dossiers.ts';
import { issued, Played } from './given.ts';

export const token = (letter: string): string => letter.repeat(22);
export const receiptUrl = (letter: string, branch = 'hoan-kiem'): string =>
  `http://here/d/${token(letter)}?b=${branch}`;
export const receipt = (part: Partial<ReceiptAnswer>): ReceiptAnswer =>
  ({ dossier: 'H26.01.02-261122-0001', service: 'birth', state: 'ready', ticket: null, ...part }) as never;
export const living = { ticket: '2026-11-22/T003', number: 'T003', token: token('t') } as never;

/** A receipt is scanned, and the server says how it stands. */
export const scans = (played: Played, letter: string, part: Partial<ReceiptAnswer> = {}): Played =>
  played.happens(
    { type: 'scanned', text: receiptUrl(letter), key: `scan-${letter}` },
    { type: 'answered', key: `scan-${letter}`, outcome: { what: 'receipt', given: receipt(part) } },
  );

/** The first visitor scanned receipt a and stands before the collection ticket T003. */
export const withCollection = (): Played =>
  scans(new Played(), 'a').happens(
    { type: 'collectionChosen', language: 'vi', key: 'k' },
    { type: 'answered', key: 'k', outcome: { what: 'collection', given: issued('T003') } },
  );
