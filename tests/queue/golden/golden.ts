import { createHash } from 'node:crypto';
import { type BranchState, evolve, initialBranch } from '../../../queue/branch/branch.ts';
import { eventVersions } from '../../../queue/branch/event-versions.ts';
import { readEvent } from '../../../queue/branch/upcasters.ts';
import { callingEnds } from '../../../queue/branch/views/chance.ts';
import { counterView } from '../../../queue/branch/views/counter-view.ts';
import { hallView } from '../../../queue/branch/views/hall-view.ts';
import { lineView } from '../../../queue/branch/views/line-view.ts';
import { officeView } from '../../../queue/branch/views/office-view.ts';
import type { Instant } from '../../../queue/ids.ts';
import type { History } from '../random-history.ts';
import { C1, C2, C3 } from '../small-hall.ts';
import type { Shapes } from './shapes.ts';

/** An entry as a journal keeps it. */
interface GoldenFact {
  readonly at: Instant;
  readonly type: string;
  readonly version: number;
  readonly data: string;
}

/** What a release has written, and what it made of it. */
export interface Golden {
  readonly release: string;
  readonly shapes: Shapes;
  readonly streams: readonly { readonly facts: readonly GoldenFact[]; readonly now: Instant; readonly shown: string }[];
}

export const factsOf = (entries: History['entries']): GoldenFact[] =>
  entries.map(({ event, at }) => ({
    at,
    type: event.type,
    version: eventVersions[event.type],
    data: JSON.stringify(event),
  }));

export const foldOf = (facts: readonly GoldenFact[]): BranchState =>
  facts.reduce(
    (state, { at, type, version, data }) => evolve(state, readEvent(type, version, data), at),
    initialBranch,
  );

/**
 * A digest of what people see of a state: every ticket's and dossier's state and place, and the screens. A later release may
 * keep more, and show more; it must make the same of what was written.
 */
export function shownOf(state: BranchState, now: Instant): string {
  const { line, dossiers } = state;
  const seen = {
    tickets: [...line.tickets.values()].map(({ number, state: now, due, service, category }) => [
      number,
      now,
      due,
      service,
      category,
    ]),
    numbers: line.numbers,
    dossiers: [...dossiers.dossiers.values()].map(({ code, state: now, due }) => [code, now, due]),
    calls: hallView(line, now)?.calls.map(({ id, voice, open }) => [id, voice, open]),
    line: lineView(line, now, callingEnds(line, false)).places.map(([number, ahead]) => [number, ahead]),
    counters: [C1, C2, C3].map((id) => {
      const view = counterView(state, id, now);
      return [
        view?.clerk,
        view?.paused,
        view?.present?.number,
        view?.parked.map(({ number }) => number),
        view?.line.map(({ number }) => number),
      ];
    }),
    office: officeView(state, now)?.lines.map(({ letter, issued, waiting, served, missed, left }) => [
      letter,
      issued,
      waiting,
      served,
      missed,
      left,
    ]),
  };
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url');
}
