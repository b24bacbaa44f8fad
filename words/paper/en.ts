import type { Translation } from '../catalogue.ts';
import type { vi } from './vi.ts';

export const en: Translation<typeof vi> = {
  ticket: 'Queue ticket',
  receipt: 'Receipt of dossier and appointment to return the result',
  reprint: 'reprint',
};
