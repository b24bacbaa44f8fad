import type { ClerksAnswer } from '../wire/http/people.ts';
import type { Problem } from '../wire/http/problem.ts';
import { MOST_PIN_DIGITS } from '../wire/pin.ts';

export type Person = ClerksAnswer['clerks'][number];

/** Someone who works here says who they are and proves it: a name, then a PIN. Shared by the counter and the office. */
export interface SignInState {
  readonly people: readonly Person[] | null;
  readonly person: Person | null;
  readonly pin: string;
  readonly leastDigits: number;
  readonly sending: boolean;
  readonly problem: Problem | null;
  /** It was to be sent, and has too few digits. */
  readonly tooShort: boolean;
}

export type SignInEvent =
  | { readonly type: 'people_came'; readonly people: readonly Person[] }
  | { readonly type: 'person_chosen'; readonly person: Person }
  | { readonly type: 'person_dropped' }
  | { readonly type: 'digit'; readonly digit: string }
  | { readonly type: 'erased' }
  | { readonly type: 'submitted' }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'second_passed' };

/** @param leastDigits the server refuses a shorter PIN; in branch mode they are longer than in the demo */
export const initialSignIn = (leastDigits: number): SignInState => ({
  people: null,
  person: null,
  pin: '',
  leastDigits,
  sending: false,
  problem: null,
  tooShort: false,
});

export function signInStep(state: SignInState, event: SignInEvent): SignInState {
  switch (event.type) {
    case 'people_came':
      return { ...state, people: event.people };
    case 'person_chosen':
      return { ...state, person: event.person, pin: '', problem: null, tooShort: false };
    case 'person_dropped':
      return state.sending ? state : { ...state, person: null, pin: '', problem: null, tooShort: false };
    case 'digit':
      if (state.sending || state.pin.length >= MOST_PIN_DIGITS || !/^\d$/.test(event.digit)) return state;
      return { ...state, pin: state.pin + event.digit, problem: null, tooShort: false };
    case 'erased':
      return state.sending ? state : { ...state, pin: state.pin.slice(0, -1) };
    case 'submitted':
      if (maySubmit(state)) return { ...state, sending: true, problem: null };
      return state.sending || state.person === null ? state : { ...state, problem: null, tooShort: true };
    case 'refused':
      // A wrong PIN is typed anew from the start; after a lost connection the typed one stands.
      return {
        ...state,
        sending: false,
        pin: event.problem.name === 'offline' ? state.pin : '',
        problem: event.problem,
      };
    case 'second_passed':
      return { ...state, problem: afterASecond(state.problem) };
    default:
      return event satisfies never;
  }
}

/** A wait is counted down, and once it is over nothing is said of it any more. */
function afterASecond(problem: Problem | null): Problem | null {
  const seconds = problem?.params.seconds;
  if (problem === null || typeof seconds !== 'number') return problem;
  return seconds <= 1 ? null : { ...problem, params: { ...problem.params, seconds: seconds - 1 } };
}

export const isWaiting = ({ problem }: SignInState): boolean => typeof problem?.params.seconds === 'number';

export const maySubmit = (state: SignInState): boolean =>
  !state.sending && state.person !== null && state.pin.length >= state.leastDigits;

/** People whose name holds the letters, with or without diacritics: `huong` finds Nguyễn Thị Hương. */
export function peopleNamed(people: readonly Person[], letters: string): readonly Person[] {
  const wanted = plain(letters.trim());
  return wanted === '' ? people : people.filter(({ name }) => plain(name).includes(wanted));
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replaceAll('đ', 'd');
