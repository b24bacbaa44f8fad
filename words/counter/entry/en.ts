import type { Translation } from '../../catalogue.ts';
import type { vi } from './vi.ts';

export const en: Translation<typeof vi> = {
  entry: {
    signOut: 'Sign out',
    choose: 'Which counter are you at?',
    hello: (name) => `Hello, ${name}`,
    taken: 'taken',
    free: 'free',
    otherCounter: 'Choose another counter',
    takeOverTitle: (counter) => `Take over counter ${counter}?`,
    takeOverText: (who) =>
      `${who} is signed in at this counter. If you take it over they are signed out, and the ticket at the counter becomes yours.`,
    somebody: 'Another clerk',
    moveTitle: (counter) => `Leave counter ${counter} for this one?`,
    moveText: 'A clerk is at one counter. The one you leave becomes free.',
    move: 'Move here',
    takeOver: 'Take over',
    signingIn: 'Opening the counter',
    lostTitle: (counter) => `Counter ${counter} is no longer yours`,
    lostTo: (who) => `${who} has taken it over.`,
    released: 'The counter was released: by you on another page, by a supervisor, or because the day has ended.',
    takeAgain: (counter) => `Back to counter ${counter}`,
    noCounter: 'This branch has no counters. An administrator needs to load the catalogue first.',
  },
};
