import type { Translation } from '../catalogue.ts';
import type { vi } from './vi.ts';

export const en: Translation<typeof vi> = {
  callNext: 'Call next',
  nobodyWaiting: 'Nobody is waiting',
};
