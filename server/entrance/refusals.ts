import type { Log } from '../log.ts';
import type { Timers } from '../ports.ts';

/** Why strangers are turned away, or what of theirs was broken: the closed list of what is counted. */
export type RefusalKind =
  | 'too_many_connections'
  | 'too_many_requests'
  | 'too_many_messages'
  | 'broken_request'
  | 'broken_message'
  | 'upgrade_refused'
  | 'nothing_asked'
  | 'nothing_read'
  | 'request_cut_off';

/** Counts what strangers send that is refused. It is their doing, so it is no alarm, and their flood is none of the log. */
export interface Refusals {
  count(kind: RefusalKind): void;
  /** Writes down what was counted since the last line. */
  flush(): void;
}

const LINE_EVERY_MS = 60_000;

/** One line a kind and minute, with a count. */
export function createRefusals(log: Log, timers: Timers): Refusals {
  const counts = new Map<RefusalKind, number>();
  let stop: (() => void) | null = null;

  function flush(): void {
    stop?.();
    stop = null;
    for (const [kind, count] of counts) log.info('strangers_refused', { kind, count });
    counts.clear();
  }

  return {
    count(kind) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      stop ??= timers.after(LINE_EVERY_MS, flush);
    },
    flush,
  };
}
