import type { Log, LogEvents } from '../../server/log.ts';

export interface RecordedLog extends Log {
  readonly lines: { readonly level: string; readonly event: keyof LogEvents; readonly fields: object }[];
  /** The fields of every line of one event. */
  of(event: keyof LogEvents): readonly object[];
}

/** A log that a test reads. */
export function recordedLog(): RecordedLog {
  const lines: RecordedLog['lines'] = [];
  const write =
    (level: string): Log['info'] =>
    (event, fields) =>
      void lines.push({ level, event, fields });
  return {
    lines,
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    of: (event) => lines.filter((line) => line.event === event).map(({ fields }) => fields),
  };
}
