import type { ReceiptAnswer, StatusAnswer } from '../../wire/http/dossiers.ts';
import type { Problem } from '../../wire/http/problem.ts';
import type { IssuedAnswer } from '../../wire/http/tickets.ts';
import type { FieldId, ServiceId, TicketView, Token } from '../../wire/views.ts';
import type { Asking, Choosing, Comfort, House, Moment, Sheet } from './state.ts';

/** Whatever happens at a kiosk, with the moment it happened. Keys are made where the touch is. */
export type KioskEvent = { readonly at: Moment } & (
  | { readonly type: 'ticked' }
  /** Anything was touched, pressed or scanned: somebody is there. */
  | { readonly type: 'touched' }
  | { readonly type: 'learned'; readonly house: Partial<House> }
  | { readonly type: 'languageChosen' }
  | { readonly type: 'comfortChanged'; readonly comfort: Partial<Comfort> }
  | { readonly type: 'sheetOpened'; readonly sheet: Sheet }
  | { readonly type: 'sheetClosed' }
  | { readonly type: 'wentBack' }
  | { readonly type: 'wentHome' }
  /** Said to be done: every trace goes at once. */
  | { readonly type: 'left' }
  | { readonly type: 'paged'; readonly page: number }
  // choosing
  | { readonly type: 'fieldChosen'; readonly field: FieldId }
  | { readonly type: 'searchOpened' }
  | { readonly type: 'searchTyped'; readonly text: string }
  /** On a keyboard that somebody plugged in; `\b` is Backspace. */
  | { readonly type: 'keysTyped'; readonly text: string }
  | { readonly type: 'detailsOpened'; readonly service: ServiceId; readonly from: Choosing }
  | { readonly type: 'groundChosen'; readonly ground: string | null; readonly key: string }
  | {
      readonly type: 'serviceChosen';
      readonly service: ServiceId;
      readonly language: 'vi' | 'en';
      readonly key: string;
    }
  // scanning
  | { readonly type: 'scanOpened' }
  | { readonly type: 'cameraChanged'; readonly camera: 'starting' | 'on' | 'none' }
  | { readonly type: 'wayChosen'; readonly way: 'camera' | 'typing' }
  | { readonly type: 'digitsTyped'; readonly typed: string }
  | { readonly type: 'codeEntered'; readonly code: string; readonly key: string }
  | { readonly type: 'scanned'; readonly text: string; readonly key: string }
  | { readonly type: 'collectionChosen'; readonly language: 'vi' | 'en'; readonly key: string }
  /** Of a receipt that was held before somebody's ticket: not for that ticket. */
  | { readonly type: 'apartChosen'; readonly language: 'vi' | 'en'; readonly key: string }
  | { readonly type: 'slipLost'; readonly language: 'vi' | 'en'; readonly key: string }
  | { readonly type: 'placeShown'; readonly token: Token; readonly ticket: TicketView }
  | { readonly type: 'placeRefused'; readonly token: Token; readonly problem: Problem }
  // the ticket screen
  | { readonly type: 'cancelConfirmed'; readonly key: string }
  // the server's answers
  | { readonly type: 'resumed'; readonly asking: Asking }
  | { readonly type: 'stalled'; readonly key: string }
  | { readonly type: 'refused'; readonly key: string; readonly problem: Problem }
  | { readonly type: 'answered'; readonly key: string; readonly outcome: Outcome }
);

export type Outcome =
  | { readonly what: 'ticket' | 'collection'; readonly given: IssuedAnswer }
  | { readonly what: 'receipt'; readonly given: ReceiptAnswer }
  | { readonly what: 'status'; readonly given: StatusAnswer }
  | { readonly what: 'join' | 'amend' | 'cancel' };

/** An event of a kind, as the parts of the flow take it. */
export type Of<Type extends KioskEvent['type']> = Extract<KioskEvent, { readonly type: Type }>;
