import type { AccessAnswer } from '../wire/http/access.ts';
import type { Problem } from '../wire/http/problem.ts';

export type AccessRow = AccessAnswer['rows'][number];

/** The record of who read personal data, as far as it has been asked for: newest first. */
export interface AccessState {
  /** Null until the first answer. */
  readonly rows: readonly AccessRow[] | null;
  /** How many of them are on the page. */
  readonly shown: number;
  /** The server has older ones. */
  readonly more: boolean;
  readonly asking: 'newest' | 'older' | null;
  readonly problem: Problem | null;
}

export type AccessEvent =
  | { readonly type: 'asked'; readonly what: 'newest' | 'older' }
  | { readonly type: 'came'; readonly answer: AccessAnswer }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'older_shown' };

/** A page that is read without losing one's place; the server gives a hundred at a time. */
export const ROWS_SHOWN = 20;

export const initialAccess: AccessState = { rows: null, shown: ROWS_SHOWN, more: false, asking: null, problem: null };

export function accessStep(state: AccessState, event: AccessEvent): AccessState {
  switch (event.type) {
    case 'asked':
      return { ...state, asking: event.what, problem: null };
    case 'came':
      return came(state, event.answer);
    case 'refused':
      // What is on the page stands: an auditor who reads on loses nothing.
      return { ...state, asking: null, problem: event.problem };
    case 'older_shown':
      return { ...state, shown: state.shown + ROWS_SHOWN };
    default:
      return event satisfies never;
  }
}

function came(state: AccessState, { rows, more }: AccessAnswer): AccessState {
  const rest = { ...state, more, asking: null, problem: null };
  return state.asking === 'older'
    ? { ...rest, rows: [...(state.rows ?? []), ...rows], shown: state.shown + ROWS_SHOWN }
    : { ...rest, rows, shown: ROWS_SHOWN };
}

export const rowsShown = ({ rows, shown }: AccessState): readonly AccessRow[] => (rows ?? []).slice(0, shown);

export const hasOlder = ({ rows, shown, more }: AccessState): boolean => more || (rows?.length ?? 0) > shown;

/** Whether older rows must be asked for, or are here already. */
export const mustAskOlder = ({ rows, shown, more }: AccessState): boolean =>
  more && (rows?.length ?? 0) < shown + ROWS_SHOWN;
