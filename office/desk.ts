import { type ReadonlySignal, signal } from '@preact/signals';
import { sendOnce } from '../ui/send-once.ts';
import { openStaffLink, type StaffLink } from '../ui/staff-link.ts';
import type { StaffSession } from '../ui/staff-session.ts';
import type { Answer } from '../wire/client.ts';
import { queries } from '../wire/endpoints.ts';
import type { AccessAnswer } from '../wire/http/access.ts';
import type { HealthDetails } from '../wire/http/health.ts';
import type { ScreenAnswer } from '../wire/http/people.ts';
import type { Problem } from '../wire/http/problem.ts';
import { topics } from '../wire/topics.ts';
import { type AccessBook, openAccessBook } from './access-book.ts';
import { initialOffice, type OfficeEvent, type OfficeState, officeStep } from './office-flow.ts';
import { type Order, sendOrder } from './order.ts';
import type { DevicesView } from './views.ts';

/** The effects around the office's reducer: what it follows, and what it sends. */
export interface Desk extends StaffLink {
  readonly state: ReadonlySignal<OfficeState>;
  readonly devices: ReadonlySignal<DevicesView | null>;
  /** What is in doubt of the server's clock; null while it is believed. */
  readonly clock: ReadonlySignal<HealthDetails['clock']>;
  /** Whether this person may change anything, or only read. */
  readonly runs: boolean;
  /** Null for who may not see who read personal data. */
  readonly access: AccessBook | null;
  tell(event: OfficeEvent): void;
  press(order: Order): void;
}

/** A success is read at a glance, and the page shows it besides. */
const TOLD_FOR_MS = 5_000;
/** The server takes a finish back for so long (queue/line/decide-undo.ts). */
const UNDO_FOR_MS = 10_000;
/** A clock that has jumped waits for a person, not for a second. */
const CLOCK_LOOKED_AT_MS = 5_000;

export function openDesk(screen: ScreenAnswer, session: StaffSession, onSessionEnded: () => void): Desk {
  const { branch } = screen;
  const state = signal(initialOffice);
  const devices = signal<DevicesView | null>(null);
  const tell = (event: OfficeEvent): void => {
    state.value = officeStep(state.value, event);
  };
  const onProblem = ({ name }: Problem): void => {
    if (name === 'not_signed_in_here' || name === 'not_allowed' || name === 'device_unknown') onSessionEnded();
  };
  const link = openStaffLink(screen, session, onProblem);
  link.live.follow(topics.office(branch), (view) => tell({ type: 'view_came', view }), onProblem);
  link.live.follow(topics.devices(branch), (view) => {
    devices.value = view;
  });
  link.live.onHeard((heard) => tell({ type: 'heard', heard }));

  const clock = signal<HealthDetails['clock']>(null);
  async function lookAtClock(): Promise<void> {
    const answer = await link.client.ask(queries.health());
    if (answer.ok) clock.value = 'clock' in answer.value ? answer.value.clock : null;
  }
  void lookAtClock();
  const looking = setInterval(() => void lookAtClock(), CLOCK_LOOKED_AT_MS);

  const send = sendOnce((order: Order, key) => sendOrder(link.client, branch, order, key));

  async function press(order: Order): Promise<void> {
    const before = state.value.sending;
    tell({ type: 'pressed', order });
    if (state.value.sending === before) return;
    const answer = await send(order);
    tell(answer.ok ? { type: 'done' } : { type: 'refused', problem: answer.problem });
    const told = state.value.notice;
    if (order.kind === 'confirm_clock') void lookAtClock();
    const toldFor = told?.kind === 'done' && told.undo !== null ? UNDO_FOR_MS : TOLD_FOR_MS;
    if (answer.ok)
      setTimeout(() => {
        if (state.value.notice === told) tell({ type: 'notice_closed' });
      }, toldFor);
    if (!answer.ok && answer.problem.name === 'not_signed_in_here') onSessionEnded();
  }

  async function askAccess(before: number | null): Promise<Answer<AccessAnswer>> {
    const answer = await link.client.ask(queries.access(branch, before));
    if (!answer.ok) onProblem(answer.problem);
    return answer;
  }

  return {
    ...link,
    state,
    devices,
    clock,
    runs: session.role === 'supervisor',
    access: session.role === 'supervisor' || session.role === 'auditor' ? openAccessBook(askAccess) : null,
    tell,
    press: (order) => void press(order),
    close() {
      clearInterval(looking);
      link.close();
    },
  };
}
