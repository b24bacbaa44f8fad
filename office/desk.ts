import { type ReadonlySignal, signal } from '@preact/signals';
import { language } from '../ui/language.ts';
import { type ServerTime, startServerTime } from '../ui/server-time.ts';
import type { Person } from '../ui/sign-in-flow.ts';
import type { StaffSession } from '../ui/staff-session.ts';
import { createClient } from '../wire/client.ts';
import { queries } from '../wire/endpoints.ts';
import type { ScreenAnswer } from '../wire/http/people.ts';
import type { Problem } from '../wire/http/problem.ts';
import { connect } from '../wire/live.ts';
import { topics } from '../wire/topics.ts';
import { initialOffice, type OfficeEvent, type OfficeState, officeStep } from './office-flow.ts';
import { type Order, sendOrder } from './order.ts';
import type { Catalogue, DevicesView } from './views.ts';

/** The effects around the office's reducer: what it follows, and what it sends. */
export interface Desk {
  readonly screen: ScreenAnswer;
  readonly session: StaffSession;
  readonly time: ServerTime;
  readonly state: ReadonlySignal<OfficeState>;
  readonly devices: ReadonlySignal<DevicesView | null>;
  readonly catalogue: ReadonlySignal<Catalogue | null>;
  readonly people: ReadonlySignal<readonly Person[]>;
  readonly awaySince: ReadonlySignal<number | undefined>;
  /** Whether this person may change anything, or only read. */
  readonly runs: boolean;
  tell(event: OfficeEvent): void;
  press(order: Order): void;
  close(): void;
}

/** A success is read at a glance, and the page shows it besides. */
const TOLD_FOR_MS = 5_000;

export function openDesk(screen: ScreenAnswer, session: StaffSession, onSessionEnded: () => void): Desk {
  const { branch } = screen;
  const token = (): string => session.session;
  const client = createClient({ baseUrl: '', token, language: () => language.value });
  const live = connect('', token);
  const time = startServerTime(live.now);
  const state = signal(initialOffice);
  const devices = signal<DevicesView | null>(null);
  const catalogue = signal<Catalogue | null>(null);
  const people = signal<readonly Person[]>([]);
  const awaySince = signal<number | undefined>(undefined);
  const tell = (event: OfficeEvent): void => {
    state.value = officeStep(state.value, event);
  };
  const onProblem = ({ name }: Problem): void => {
    if (name === 'not_signed_in_here' || name === 'not_allowed' || name === 'device_unknown') onSessionEnded();
  };
  live.follow(topics.office(branch), (view) => tell({ type: 'view_came', view }), onProblem);
  live.follow(topics.devices(branch), (view) => {
    devices.value = view;
  });
  live.follow(topics.catalogue(branch), (view) => {
    catalogue.value = view;
  });
  live.onHeard((heard) => {
    if (state.value.heard && !heard) awaySince.value = live.now();
    if (heard) awaySince.value = undefined;
    tell({ type: 'heard', heard });
  });
  void client.ask(queries.clerks(branch)).then((answer) => {
    if (answer.ok) people.value = answer.value.clerks;
  });

  async function press(order: Order): Promise<void> {
    const before = state.value.sending;
    tell({ type: 'pressed', order });
    if (state.value.sending === before) return;
    const answer = await sendOrder(client, branch, order);
    tell(answer.ok ? { type: 'done' } : { type: 'refused', problem: answer.problem });
    const told = state.value.notice;
    if (answer.ok)
      setTimeout(() => {
        if (state.value.notice === told) tell({ type: 'notice_closed' });
      }, TOLD_FOR_MS);
    if (!answer.ok && answer.problem.name === 'not_signed_in_here') onSessionEnded();
  }

  return {
    screen,
    session,
    time,
    state,
    devices,
    catalogue,
    people,
    awaySince,
    runs: session.role === 'supervisor',
    tell,
    press: (order) => void press(order),
    close() {
      time.stop();
      live.close();
    },
  };
}
