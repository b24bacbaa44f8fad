import type { Translation } from '../catalogue.ts';
import type { vi } from './vi.ts';

export const en: Translation<typeof vi> = {
  home: {
    question: 'What would you like to do today?',
    collect: 'Collect a result',
    unsure: 'I am not sure what to choose',
  },
  ticket: {
    ahead: (n) =>
      n === 0 ? 'Nobody is ahead of you' : n === 1 ? '1 person is ahead of you' : `${n} people are ahead of you`,
    wait: (range) => `Expected wait: ${range}`,
  },
};
