import type { DemoPaper, DemoPrinterState, PapersAnswer } from '../../wire/http/demo.ts';

/** The papers of a printer as they lie: one hangs in the slot, the others are in the tray, newest last. */
export interface Pile {
  /** Of the server, by its own name for it; null before the printer has answered once. */
  readonly run: string | null;
  /** The last paper of that run that is known; null before the printer has answered once. */
  readonly after: number | null;
  readonly hanging: DemoPaper | null;
  readonly tray: readonly DemoPaper[];
  /** Came out while somebody looked: it is seen coming. */
  readonly fresh: boolean;
  readonly printer: DemoPrinterState;
}

/** As many as can be told apart in the tray. */
const IN_TRAY = 4;

export const emptyPile: Pile = {
  run: null,
  after: null,
  hanging: null,
  tray: [],
  fresh: false,
  printer: { paper: 'ok', cover: 'closed', gone: false },
};

/** What the printer answered. Papers of before the page opened already lie in the tray; later ones come out of the slot. */
export function pileUp(pile: Pile, answer: PapersAnswer): Pile {
  const { run, newest, pieces, state } = answer;
  // The server has started again, and its printer counts from one: whatever it printed since, it printed for who looks.
  if (pile.run !== null && pile.run !== run) return pileUp({ ...emptyPile, run, after: 0 }, answer);
  const last = pieces.at(-1);
  if (last === undefined) return { ...pile, run, after: newest, printer: state };
  const before = pile.hanging === null ? pile.tray : [...pile.tray, pile.hanging];
  return {
    run,
    after: newest,
    hanging: last,
    tray: [...before, ...pieces.slice(0, -1)].slice(-IN_TRAY),
    fresh: pile.after !== null,
    printer: state,
  };
}
