import type { Translation } from '../catalogue.ts';
import type { vi } from './vi.ts';

export const en: Translation<typeof vi> = {
  ticket: 'Your number',
  yourTurn: (counter) => `It is your turn at counter ${counter}`,
};
