import type { CallId, HallCall } from '../../wire/views.ts';

/** Asked again after this long when no answer came. */
const AGAIN_MS = 2_000;

/** `true` once the server knows it, or never will (the call was undone). */
type Report = (call: CallId) => Promise<boolean>;

export interface ShownReports {
  /** These calls stand on the screen, painted. */
  painted(calls: readonly HallCall[]): void;
  /** What the hall view holds: of a call that has left it nothing more is said. */
  viewed(calls: readonly HallCall[]): void;
}

/** Tells the server of each call once that it was really seen, and goes on trying while the call is in the view. */
export function startShownReports(report: Report, wait: (ms: number) => Promise<void>): ShownReports {
  const told = new Set<CallId>();
  let present: ReadonlyMap<CallId, HallCall> = new Map();

  const tell = async (call: CallId): Promise<void> => {
    while (present.get(call)?.shown === false) {
      if (await report(call)) return;
      await wait(AGAIN_MS);
    }
  };
  return {
    painted: (calls) => {
      for (const { id, shown } of calls) {
        if (shown || told.has(id)) continue;
        told.add(id);
        void tell(id);
      }
    },
    viewed: (calls) => {
      present = new Map(calls.map((call) => [call.id, call]));
      for (const id of told) if (!present.has(id)) told.delete(id);
    },
  };
}
