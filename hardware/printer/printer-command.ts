/** One thing that the bytes ask a printer to do. `surprise` is what Motcua never sends and the simulator does not act on. */
export type PrinterCommand =
  | { readonly kind: 'initialise' }
  | { readonly kind: 'row'; readonly bits: Uint8Array }
  | { readonly kind: 'feed'; readonly dots: number }
  /** A letter in the line that is not yet printed: a picture cannot begin until the line has ended. */
  | { readonly kind: 'letter'; readonly byte: number }
  | { readonly kind: 'cut'; readonly feedDots: number }
  | { readonly kind: 'watch'; readonly mask: number }
  | { readonly kind: 'sensor'; readonly question: number }
  | { readonly kind: 'process_id'; readonly id: string }
  /** GS I: what it is. */
  | { readonly kind: 'identity'; readonly question: number }
  /** GS ( E 6 3: for which paper it is set. */
  | { readonly kind: 'paper_width' }
  /** ESC =: whether it listens to anything but this. */
  | { readonly kind: 'select'; readonly on: boolean }
  /** GS L and GS W. */
  | { readonly kind: 'margin'; readonly dots: number }
  | { readonly kind: 'area'; readonly dots: number }
  /** ESC a: 0 left, 1 middle, 2 right. */
  | { readonly kind: 'justify'; readonly to: number }
  /** ESC {: lines come out upside down. */
  | { readonly kind: 'upside_down'; readonly on: boolean }
  /** ESC L and ESC S: what follows is laid out, and printed only when that is asked for. */
  | { readonly kind: 'page_mode'; readonly on: boolean }
  /** GS : begins and ends the definition of a macro. */
  | { readonly kind: 'macro_mark' }
  | { readonly kind: 'macro_run'; readonly times: number }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'surprise'; readonly bytes: readonly number[] };
