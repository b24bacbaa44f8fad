import type { Person } from './sign-in-flow.ts';

/** A clerk's name by their id; the id itself when the list of people does not have it. */
export const nameOf = (people: readonly Person[], clerk: string): string =>
  people.find(({ id }) => id === clerk)?.name ?? clerk;
