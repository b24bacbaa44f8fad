import { type ReadonlySignal, signal } from '@preact/signals';
import { openStaffLink, type StaffLink } from '../ui/staff-link.ts';
import type { StaffSession } from '../ui/staff-session.ts';
import type { ScreenAnswer } from '../wire/http/people.ts';
import type { Problem } from '../wire/http/problem.ts';
import { topics } from '../wire/topics.ts';
import { type Drafts, openDrafts } from './dossiers/drafts.ts';
import type { DevicesView, HallView } from './views.ts';

/** What a signed-in clerk's page holds on to; the hall tells which counters are taken. */
export interface Link extends StaffLink {
  readonly hall: ReadonlySignal<HallView | null>;
  readonly devices: ReadonlySignal<DevicesView | null>;
  /** They outlast a counter that is lost and taken again, and end with the session. */
  readonly drafts: Drafts;
}

/** A view that cannot be followed because the session has ended is told to `onProblem`. */
export function openLink(screen: ScreenAnswer, session: StaffSession, onProblem: (problem: Problem) => void): Link {
  const link = openStaffLink(screen, session, onProblem);
  const hall = signal<HallView | null>(null);
  link.live.follow(
    topics.hall(screen.branch),
    (view) => {
      hall.value = view;
    },
    onProblem,
  );
  const devices = signal<DevicesView | null>(null);
  link.live.follow(topics.devices(screen.branch), (view) => {
    devices.value = view;
  });
  const drafts = openDrafts();
  return {
    ...link,
    hall,
    devices,
    drafts,
    close() {
      drafts.clear();
      link.close();
    },
  };
}
