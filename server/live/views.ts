import type { Instant } from '../../queue/ids.ts';
import type { Version } from '../../wire/socket.ts';
import type { Folded } from '../branch/branch-stream.ts';
import type { Identity } from '../people/identity.ts';
import type { Clock } from '../ports.ts';
import type { Presence } from './presence.ts';
import { type Named, projectionOf } from './projections.ts';

/** A view that can be made now, of the branch as it is now. */
export interface View {
  readonly version: Version;
  /** While it is the same object, the view is the same; undefined where the view must be made to know. */
  readonly basis: unknown;
  /** Null: what it showed is not there any more. */
  make(): unknown;
}

/** Why nothing of that name can be followed, though its form is right. */
export type NotThere = 'branch_waits' | 'topic_unknown' | 'counter_unknown' | 'ticket_unknown';

/** What the topics show. */
export interface Views {
  /** Null when the branch has it. */
  missing(named: Named): NotThere | null;
  /** Whether somebody may follow it. Of what is not there, that it is missing is all that is told. */
  allows(identity: Identity, named: Named): boolean;
  /** Undefined when the branch is not here, or waits. */
  of(named: Named): View | undefined;
}

interface Parts {
  readonly clock: Clock;
  readonly folded: (branch: string) => Folded | undefined;
  readonly presence: Presence;
  /** Demo mode: calling ends with the day. */
  readonly alwaysOpen: boolean;
}

export function createViews({ clock, folded, presence, alwaysOpen }: Parts): Views {
  return {
    missing({ kind, branch, part }) {
      const now = folded(branch);
      if (now === undefined) return 'topic_unknown';
      if (now.waits !== undefined) return 'branch_waits';
      const form = projectionOf(kind).part;
      return form.isThere(now.state, part) ? null : form.unknown;
    },
    allows(identity, { kind, branch, part }) {
      if ((identity.kind === 'device' || identity.kind === 'clerk') && identity.branch !== branch) return false;
      const state = folded(branch)?.state;
      return state === undefined || projectionOf(kind).may(identity, part, state);
    },
    of({ kind, branch, part }) {
      const now = folded(branch);
      if (now === undefined || now.waits !== undefined) return undefined;
      const { view, basis } = projectionOf(kind);
      const { state, epoch, seq } = now;
      return {
        // Presence is in no journal: its seq counts what has changed since the server's start.
        version: kind === 'devices' ? { epoch: 1, seq: presence.changes(branch) } : { epoch, seq },
        basis: basis?.(state, part),
        make: () =>
          view(state, part, Math.max(clock.now(), now.at) as Instant, {
            alwaysOpen,
            devices: (catalogue) => presence.view(branch, catalogue),
          }),
      };
    },
  };
}
