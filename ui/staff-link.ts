import { type ReadonlySignal, signal } from '@preact/signals';
import { type Client, createClient } from '../wire/client.ts';
import { commands, queries } from '../wire/endpoints.ts';
import type { ScreenAnswer } from '../wire/http/people.ts';
import type { Problem } from '../wire/http/problem.ts';
import { connect, type Live } from '../wire/live.ts';
import { topics, type ViewOf } from '../wire/topics.ts';
import { language } from './language.ts';
import { type ServerTime, startServerTime } from './server-time.ts';
import type { Person } from './sign-in-flow.ts';
import type { StaffSession } from './staff-session.ts';

type Catalogue = ViewOf<typeof topics.catalogue>;

/** What the page of someone signed in holds on to: the connection made with their session, the clock, and what the branch is. */
export interface StaffLink {
  readonly screen: ScreenAnswer;
  readonly session: StaffSession;
  readonly client: Client;
  readonly live: Live;
  readonly time: ServerTime;
  readonly heard: ReadonlySignal<boolean>;
  /** When the server was last heard before it went away; undefined while it is heard. */
  readonly awaySince: ReadonlySignal<number | undefined>;
  /** The server is heard, and cannot show what is true now. */
  readonly waits: ReadonlySignal<boolean>;
  readonly catalogue: ReadonlySignal<Catalogue | null>;
  readonly people: ReadonlySignal<readonly Person[]>;
  /** The session is over at the server, too. */
  signOut(): void;
  close(): void;
}

/** A view that cannot be followed because the session has ended is told to `onProblem`. */
export function openStaffLink(
  screen: ScreenAnswer,
  session: StaffSession,
  onProblem: (problem: Problem) => void,
): StaffLink {
  const token = (): string => session.session;
  const client = createClient({ baseUrl: '', token, language: () => language.value });
  const live = connect('', token);
  const time = startServerTime(live);
  const heard = signal(false);
  const awaySince = signal<number | undefined>(undefined);
  const waits = signal(false);
  const catalogue = signal<Catalogue | null>(null);
  const people = signal<readonly Person[]>([]);
  live.follow(
    topics.catalogue(screen.branch),
    (view) => {
      catalogue.value = view;
    },
    onProblem,
  );
  live.onHeard((value, why) => {
    waits.value = why !== null;
    if (heard.value && !value) awaySince.value = live.now();
    if (value) awaySince.value = undefined;
    heard.value = value;
  });
  void client.ask(queries.clerks(screen.branch, null)).then((answer) => {
    if (answer.ok) people.value = answer.value.clerks;
  });
  return {
    screen,
    session,
    client,
    live,
    time,
    heard,
    awaySince,
    waits,
    catalogue,
    people,
    signOut: () => void client.send(commands.endSession(), { clerk: session.clerk }),
    close() {
      time.stop();
      live.close();
    },
  };
}
