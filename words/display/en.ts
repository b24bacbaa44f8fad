import type { Translation } from '../catalogue.ts';
import type { vi } from './vi.ts';

export const en: Translation<typeof vi> = {
  counter: 'Counter',
  called: 'Now calling',
  waiting: 'Waiting',
};
