import { pino } from 'pino';

/**
 * The closed list of what the server writes down, with the fields of each. Personal data is never one of them: no name, no
 * number of an identity card, no token, no text that a person typed.
 */
export interface LogEvents {
  started: { readonly mode: string; readonly branches: number; readonly port: number };
  stopping: { readonly why: string };
  stopped: Record<never, never>;
  branch_ready: { readonly branch: string; readonly entries: number; readonly ms: number };
  /** Written by a newer program: the branch waits, the others work on. */
  entry_unknown: { readonly branch: string; readonly seq: number; readonly type: string; readonly version: number };
  append_conflict: { readonly branch: string; readonly seq: number };
  append_unknown: { readonly branch: string; readonly cause: string };
  append_unavailable: { readonly branch: string; readonly reason: string };
  claim_taken: { readonly branch: string; readonly command: string; readonly claim: string };
  command_failed: { readonly branch: string; readonly command: string; readonly error: unknown };
  loop_failed: { readonly branch: string; readonly error: unknown };
  stream_unreadable: { readonly branch: string; readonly error: unknown };
  /** Pages of 4 kB that cannot be carried from SQLite's log into the journal's file: the log grows until they can. */
  journal_log_held: { readonly cause: string; readonly pages: number };
  /** A row of the shelf or of the visits is not as it was written; at the next start all are made anew. */
  shelf_row_damaged: { readonly branch: string; readonly row: string };
  shelf_not_rebuilt: { readonly branch: string; readonly error: unknown };
  people_not_indexed: { readonly branch: string; readonly error: unknown };
  /** Something on the disk is damaged, and worked around. */
  journal_doubted: { readonly doubt: string };
  /** A small file of the data folder is damaged or cannot be used, and is worked around. */
  file_doubted: { readonly doubt: string };
  vault_row_damaged: { readonly branch: string; readonly ref: string };
  sweep_failed: { readonly error: unknown };
  snapshot_failed: { readonly branch: string; readonly error: unknown };
  /** A view could not be made; its topic is tried again at the next change. */
  view_failed: { readonly branch: string; readonly topic: string; readonly error: unknown };
  beat_failed: { readonly error: unknown };
  portion_failed: { readonly error: unknown };
  presence_failed: { readonly branch: string; readonly error: unknown };
  duty_failed: { readonly branch: string; readonly duty: string; readonly error: unknown };
  /** What the server does once a second or once an hour besides: keys, sessions. */
  watch_failed: { readonly error: unknown };
  /** A timer's work threw. */
  timer_failed: { readonly error: unknown };
  /** A worker thread ended by itself; what waited for it is refused, and the next work gets a new one. */
  worker_failed: { readonly worker: string; readonly error: unknown };
  /** What nobody caught: the server stops in order, to be started anew. */
  unhandled: { readonly origin: string; readonly error: unknown };
  /** What strangers sent that was refused, one line a kind and minute. */
  strangers_refused: { readonly kind: string; readonly count: number };
  socket_failed: { readonly error: unknown };
  request_failed: { readonly method: string; readonly path: string; readonly error: unknown };
  receipt_not_made: { readonly branch: string; readonly dossier: string; readonly error: unknown };
  house_command_refused: { readonly branch: string; readonly command: string; readonly refusal: string };
  catalogue_not_adopted: { readonly branch: string; readonly outcome: string };
  clock_disagrees: { readonly ms: number };
  /** The hall's time went by so much, because a person said so or something bore it out. */
  clock_moved: { readonly ms: number; readonly orderedBy: string };
  pin_refused: {
    readonly branch: string;
    readonly clerk: string;
    readonly address: string;
    /** At a machine where somebody has signed in before. */
    readonly known: boolean;
    readonly locked: boolean;
  };
  /** PINs that nobody looked at, within a minute: who sent them has to wait. */
  guesses_turned_away: { readonly branch: string; readonly count: number; readonly addresses: number };
  device_connected: { readonly branch: string; readonly device: string };
  /** Two pages have one display's token: only one of them speaks. */
  device_open_twice: { readonly branch: string; readonly device: string; readonly pages: number };
  device_gone: { readonly branch: string; readonly device: string };
  printer_has_two_agents: { readonly branch: string; readonly printer: string; readonly agents: number };
  /** A paper could not be drawn; the others are printed. */
  paper_failed: { readonly printer: string; readonly error: unknown };
  printer_state: { readonly branch: string; readonly printer: string; readonly state: string };
}

type Write = <Name extends keyof LogEvents>(event: Name, fields: LogEvents[Name]) => void;

export interface Log {
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

/** Structured logs, a JSON line each, on the standard error (the standard output tells people where the screens are). */
export function createLog(level: string): Log & {
  /** Before the process ends: waits until all is written. */
  readonly flush: () => void;
} {
  const destination = pino.destination({ fd: 2, sync: false });
  const logger = pino({ level, base: null, serializers: { error: pino.stdSerializers.err } }, destination);
  return {
    flush: () => destination.flushSync(),
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields) => logger.warn({ event, ...fields }),
    error: (event, fields) => logger.error({ event, ...fields }),
  };
}
