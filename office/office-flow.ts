import type { Problem } from '../wire/http/problem.ts';
import { type Order, undoOf } from './order.ts';
import type { CounterId, OfficeView } from './views.ts';

export type Dialog =
  | { readonly name: 'release' | 'services' | 'hanging'; readonly counter: CounterId }
  | { readonly name: 'close_day' }
  /** About one dossier, by its code. */
  | { readonly name: 'correct_handover' | 'erase_personal_data' };

export interface OfficeState {
  readonly view: OfficeView | null;
  readonly heard: boolean;
  /** The order that is on its way: one at a time. */
  readonly sending: Order | null;
  readonly dialog: Dialog | null;
  readonly notice:
    | { readonly kind: 'done'; readonly order: Order; readonly undo: Order | null }
    | { readonly kind: 'problem'; readonly problem: Problem }
    | null;
}

export type OfficeEvent =
  | { readonly type: 'view_came'; readonly view: OfficeView }
  | { readonly type: 'heard'; readonly heard: boolean }
  | { readonly type: 'pressed'; readonly order: Order }
  | { readonly type: 'done' }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'dialog_opened'; readonly dialog: Dialog }
  | { readonly type: 'dialog_closed' }
  | { readonly type: 'notice_closed' };

export const initialOffice: OfficeState = { view: null, heard: false, sending: null, dialog: null, notice: null };

export function officeStep(state: OfficeState, event: OfficeEvent): OfficeState {
  switch (event.type) {
    case 'view_came':
      return { ...state, view: event.view };
    case 'heard':
      return { ...state, heard: event.heard };
    case 'pressed':
      return isBusy(state) ? state : { ...state, sending: event.order, notice: null };
    case 'done':
      return {
        ...state,
        sending: null,
        dialog: null,
        notice: state.sending === null ? null : { kind: 'done', order: state.sending, undo: undoOf(state.sending) },
      };
    case 'refused':
      return { ...state, sending: null, notice: { kind: 'problem', problem: event.problem } };
    case 'dialog_opened':
      return { ...state, dialog: event.dialog, notice: null };
    case 'dialog_closed':
      return state.sending === null ? { ...state, dialog: null, notice: null } : state;
    case 'notice_closed':
      return { ...state, notice: null };
    default:
      return event satisfies never;
  }
}

export const isBusy = ({ heard, sending }: OfficeState): boolean => !heard || sending !== null;
