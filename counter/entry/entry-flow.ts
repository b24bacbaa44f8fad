import type { StaffSession } from '../../ui/staff-session.ts';
import type { Problem } from '../../wire/http/problem.ts';
import type { CounterId } from '../views.ts';

/** The way to the console: who are you, which counter, and what happens when the counter is lost. */
export type EntryState =
  | { readonly at: 'sign_in'; readonly ended: boolean; readonly wanted: CounterId | null }
  | {
      readonly at: 'choose';
      readonly session: StaffSession;
      readonly wanted: CounterId | null;
      readonly sending: boolean;
      /** Whether the last try came with the clerk's word that the other may be put out. */
      readonly takingOver: boolean;
      readonly problem: Problem | null;
      /** Asked before it is done: the counter is another's, or the clerk's own is another one. */
      readonly confirm:
        | { readonly about: 'taken'; readonly counter: CounterId; readonly clerk: string | null }
        | { readonly about: 'elsewhere'; readonly counter: CounterId; readonly from: string }
        | null;
    }
  | { readonly at: 'counter'; readonly session: StaffSession; readonly counter: CounterId }
  | {
      readonly at: 'lost';
      readonly session: StaffSession;
      readonly counter: CounterId;
      /** Who has it now; null when it is free. */
      readonly to: string | null;
    };

export type EntryEvent =
  | { readonly type: 'signed_in'; readonly session: StaffSession }
  | { readonly type: 'counter_asked'; readonly counter: CounterId; readonly takeOver: boolean }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'confirm_dropped' }
  | { readonly type: 'wish_dropped' }
  | { readonly type: 'entered'; readonly counter: CounterId }
  | { readonly type: 'counter_lost'; readonly to: string | null }
  | { readonly type: 'left' }
  | { readonly type: 'session_ended' };

export const entryAt = (session: StaffSession | null, wanted: CounterId | null): EntryState =>
  session === null ? { at: 'sign_in', ended: false, wanted } : choosing(session, wanted);

const choosing = (session: StaffSession, wanted: CounterId | null): Choosing => ({
  at: 'choose',
  session,
  wanted,
  sending: false,
  takingOver: false,
  problem: null,
  confirm: null,
});

export function entryStep(state: EntryState, event: EntryEvent): EntryState {
  switch (event.type) {
    case 'signed_in':
      return choosing(event.session, state.at === 'sign_in' ? state.wanted : null);
    case 'counter_asked':
      if (state.at === 'lost') return { ...choosing(state.session, event.counter), sending: true };
      return state.at === 'choose' && !state.sending
        ? {
            ...state,
            wanted: event.counter,
            sending: true,
            takingOver: event.takeOver,
            problem: null,
            confirm: null,
          }
        : state;
    case 'refused':
      return state.at === 'choose' ? refused(state, event.problem) : state;
    case 'confirm_dropped':
      return state.at === 'choose' ? { ...state, confirm: null, wanted: null } : state;
    case 'wish_dropped':
      return state.at === 'choose' || state.at === 'lost' ? choosing(state.session, null) : state;
    case 'entered':
      return state.at === 'choose' ? { at: 'counter', session: state.session, counter: event.counter } : state;
    case 'counter_lost':
      return state.at === 'counter'
        ? { at: 'lost', session: state.session, counter: state.counter, to: event.to }
        : state;
    case 'left':
      return { at: 'sign_in', ended: false, wanted: wantedOf(state) };
    case 'session_ended':
      return { at: 'sign_in', ended: true, wanted: wantedOf(state) };
    default:
      return event satisfies never;
  }
}

type Choosing = Extract<EntryState, { at: 'choose' }>;

function refused(state: Choosing, problem: Problem): EntryState {
  const { wanted } = state;
  if (problem.name === 'not_signed_in_here') return { at: 'sign_in', ended: true, wanted };
  const rest = { ...state, sending: false };
  if (wanted !== null && problem.name === 'counter_taken' && !state.takingOver) {
    const { clerk } = problem.params;
    return { ...rest, confirm: { about: 'taken', counter: wanted, clerk: clerk === undefined ? null : String(clerk) } };
  }
  const from = problem.params.counter;
  if (wanted !== null && problem.name === 'already_signed_in_elsewhere' && from !== undefined && !state.takingOver)
    return { ...rest, confirm: { about: 'elsewhere', counter: wanted, from: String(from) } };
  return { ...rest, problem, confirm: null, wanted: problem.name === 'counter_unknown' ? null : wanted };
}

const wantedOf = (state: EntryState): CounterId | null =>
  state.at === 'counter' || state.at === 'lost' ? state.counter : state.wanted;
