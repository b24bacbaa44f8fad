import { inLanguage, type Language } from '../catalogue.ts';
import { dateOf, dateOfDay, timeOfDay, waitBefore } from '../shared/times.ts';
import { sharedWords } from '../shared/words.ts';

/** What a refusal's sentence is made of: a problem's name and params (wire/http/problem.ts), or a refusal of the rules. */
export type RefusalFacts = {
  readonly name: string;
  /**
   * Facts as the rules gave them: `clerk`, `number`, `counter`, `branch`, `state` by name, `due` as `2026-11-22`, `at` and
   * `until` in milliseconds, a count as `triesLeft` or `most`, how long to wait as `seconds`, and the methods that an address takes as
   * `allowed` (for the header alone).
   */
  readonly params: Readonly<Record<string, string | number>>;
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
  /** What of a catalogue is wrong: an id or a value. */
  readonly item?: string;
  /** `30 giây`, `2 phút`: rounded up. */
  readonly wait?: string;
};

export const refusalDetails = ({ params }: RefusalFacts, language: Language, zone: string): RefusalDetails => {
  const text = (name: string): string | undefined => (params[name] === undefined ? undefined : String(params[name]));
  const amount = (...names: readonly string[]): number | undefined =>
    names.map((name) => params[name]).find((value) => typeof value === 'number');

  const states: Readonly<Record<string, string>> = inLanguage(sharedWords, language).ticketState;
  const stateName = text('state');
  const due = text('due');
  const instant = amount('at', 'until');
  const seconds = amount('seconds');
  const all = {
    clerk: text('clerk'),
    number: text('number'),
    item: text('item'),
    counter: text('counter'),
    branch: text('branch'),
    state: stateName === undefined ? undefined : states[stateName],
    date: due !== undefined ? dateOfDay(due) : instant === undefined ? undefined : dateOf(instant, zone),
    time: instant === undefined ? undefined : timeOfDay(instant, zone),
    n: amount('triesLeft', 'most'),
    wait: seconds === undefined ? undefined : waitBefore(seconds, language),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
};
