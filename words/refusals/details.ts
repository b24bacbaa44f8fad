import type { Language } from '../catalogue.ts';
import { inLanguage } from '../catalogue.ts';
import { dateOf, dateOfDay, timeOfDay } from '../shared/times.ts';
import { sharedWords } from '../shared/words.ts';

/**
 * A refusal as it arrives in a problem's body: its name and the facts the rules gave (see queue/refusals.ts). Facts stay facts
 * until here: instants in milliseconds, days as `2026-11-22`, states by name. All but the name may be absent.
 */
export type RefusalFacts = {
  readonly name: string;
  readonly clerk?: string;
  readonly number?: string;
  readonly counter?: string;
  readonly state?: string;
  readonly branch?: string;
  /** the day a result is due */
  readonly due?: string;
  /** when something happened */
  readonly at?: number;
  /** when a lock ends */
  readonly until?: number;
  readonly limit?: number;
  readonly triesLeft?: number;
  readonly open?: number;
};

/** The facts worded for the reader. All optional: an older server may leave one out, and the sentence must still stand. */
export type RefusalDetails = {
  readonly clerk?: string;
  readonly number?: string;
  readonly counter?: string;
  readonly state?: string;
  readonly branch?: string;
  readonly date?: string;
  readonly time?: string;
  readonly n?: number;
};

export const refusalDetails = (facts: RefusalFacts, language: Language, zone: string): RefusalDetails => {
  const states: Readonly<Record<string, string>> = inLanguage(sharedWords, language).ticketState;
  const state = facts.state === undefined ? undefined : states[facts.state];
  const instant = facts.at ?? facts.until;
  const date =
    facts.due === undefined ? (instant === undefined ? undefined : dateOf(instant, zone)) : dateOfDay(facts.due);
  const n = facts.limit ?? facts.triesLeft ?? facts.open;
  return {
    ...(facts.clerk === undefined ? {} : { clerk: facts.clerk }),
    ...(facts.number === undefined ? {} : { number: facts.number }),
    ...(facts.counter === undefined ? {} : { counter: facts.counter }),
    ...(facts.branch === undefined ? {} : { branch: facts.branch }),
    ...(state === undefined ? {} : { state }),
    ...(date === undefined ? {} : { date }),
    ...(instant === undefined ? {} : { time: timeOfDay(instant, zone) }),
    ...(n === undefined ? {} : { n }),
  };
};
