import { type ReadonlySignal, signal } from '@preact/signals';
import { sendOnce } from '../../ui/send-once.ts';
import { topics } from '../../wire/topics.ts';
import type { Link } from '../link.ts';
import { askReceipt } from '../scan/ask-receipt.ts';
import { readScan } from '../scan/read-scan.ts';
import type { BareCounterView, CounterId, CounterView, DossiersView } from '../views.ts';
import { type ConsoleEvent, type ConsoleState, consoleStep, initialConsole } from './console-flow.ts';
import { type Deed, dialogOf, orderOf } from './deeds.ts';
import { type Order, sendOrder } from './order.ts';
import { wholeView } from './whole-view.ts';

/** The effects around the console's reducer: it follows the counter's view and sends what was pressed, one press at a time. */
export interface Desk {
  readonly link: Link;
  readonly counter: CounterId;
  readonly state: ReadonlySignal<ConsoleState>;
  tell(event: ConsoleEvent): void;
  press(order: Order): void;
  /** What a button or its key does: sends the order, or opens what has to be asked first. */
  do(deed: Deed): void;
  /** Whatever a scanner read: the open dialog's, or the console's. */
  scanned(text: string): void;
  /** Scans go to this dialog until it stops. */
  takeScans(take: (text: string) => void): () => void;
  close(): void;
}

export interface DeskEnds {
  /** The counter is another clerk's now, or nobody's. */
  readonly onLost: (to: string | null) => void;
  readonly onSessionEnded: () => void;
}

/** How long a view may take after the answer before the buttons come back without it. */
const VIEW_WITHIN_MS = 1_500;

export function openDesk(link: Link, counter: CounterId, ends: DeskEnds): Desk {
  const { branch } = link.screen;
  const state = signal(initialConsole);
  let wasMine = false;
  const tell = (event: ConsoleEvent): void => {
    const { dialog } = state.value;
    state.value = consoleStep(state.value, event);
    const now = state.value.dialog;
    if (dialog?.name === 'receive' && now?.name === 'receipt') link.drafts.drop(dialog.ticket.ticket);
  };
  let bare: BareCounterView | null = null;
  let dossiers: DossiersView | null = null;
  const onEither = (): void => {
    if (bare !== null) onView(wholeView(bare, dossiers));
  };
  const onView = (view: CounterView): void => {
    const order = state.value.press?.order;
    const leaving = order?.kind === 'counter' && order.verb === 'sign-out';
    tell({ type: 'view_came', view, at: performance.now() });
    link.drafts.keepOnlyAt(view);
    const mine = view.clerk === link.session.clerk;
    // The first view may be older than the sign-in that led here.
    if (wasMine && !mine && !leaving) ends.onLost(view.clerk);
    wasMine ||= mine;
  };
  const stops = [
    link.live.follow(
      topics.counter(branch, counter),
      (view) => {
        bare = view;
        onEither();
      },
      ({ name }) => {
        if (name === 'not_signed_in_here') ends.onSessionEnded();
      },
    ),
    link.live.follow(topics.dossiers(branch, link.session.clerk), (view) => {
      dossiers = view;
      onEither();
    }),
    link.live.onHeard((heard) => tell({ type: 'heard', heard })),
  ];

  const send = sendOnce((order: Order, key) => sendOrder(link.client, branch, counter, order, key));

  async function press(order: Order): Promise<void> {
    const before = state.value.press;
    tell({ type: 'pressed', order, at: performance.now() });
    if (state.value.press === before) return;
    const answer = await send(order);
    if (answer.ok) {
      tell({ type: 'done', given: answer.value });
      setTimeout(() => tell({ type: 'view_is_late' }), VIEW_WITHIN_MS);
    } else {
      tell({ type: 'refused', problem: answer.problem });
      if (answer.problem.name === 'not_signed_in_here') ends.onSessionEnded();
    }
  }

  function act(deed: Deed): void {
    const { view } = state.value;
    if (view === null) return;
    const dialog = dialogOf(deed, view.present, link.live.now());
    const order = dialog === null ? orderOf(deed, view) : null;
    if (dialog !== null) tell({ type: 'dialog_opened', dialog });
    if (order !== null) void press(order);
  }

  let taker: ((text: string) => void) | null = null;
  function scanned(text: string): void {
    const { dialog, view } = state.value;
    const meaning = readScan(view?.present ?? null, text, branch);
    if (taker !== null) taker(text);
    else if (dialog !== null) tell({ type: 'told', notice: { kind: 'scan_not_here' } });
    else if (meaning !== null && 'order' in meaning) void press(meaning.order);
    else if (meaning !== null && 'event' in meaning) tell(meaning.event);
    else if (meaning !== null)
      void askReceipt(link, meaning.foreign).then((answer) => {
        if (!answer.ok) tell({ type: 'told', notice: { kind: 'problem', problem: answer.problem } });
      });
  }

  return {
    link,
    counter,
    state,
    tell,
    press: (order) => void press(order),
    do: act,
    scanned,
    takeScans(take) {
      taker = take;
      return () => {
        if (taker === take) taker = null;
      };
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}
