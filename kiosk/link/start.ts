import { effect, signal } from '@preact/signals';
import { language } from '../../ui/language.ts';
import { type ServerTime, startServerTime } from '../../ui/server-time.ts';
import { type Client, createClient } from '../../wire/client.ts';
import { queries } from '../../wire/endpoints.ts';
import type { ScreenAnswer } from '../../wire/http/people.ts';
import { connect, type Live } from '../../wire/live.ts';
import { topics } from '../../wire/topics.ts';
import type { BranchId, DeviceId } from '../../wire/views.ts';
import type { House } from '../flow/state.ts';
import { carryOut } from './carry-out.ts';
import { happen } from './kiosk.ts';
import { ownToken } from './own-token.ts';
import { shownToken, showsLine } from './place.ts';

/** Where the page stands before it is a kiosk. */
export type Standing =
  | { readonly at: 'starting' }
  /** The server does not answer yet. */
  | { readonly at: 'away' }
  /** In branch mode, with no token or one that the server does not know. */
  | { readonly at: 'unregistered'; readonly refused: boolean }
  | { readonly at: 'kiosk'; readonly screen: ScreenAnswer; readonly time: ServerTime };

export const standing = signal<Standing>({ at: 'starting' });

/** Between two tries to reach a server that does not answer. */
const TRY_AGAIN_MS = 2_000;

export async function start(): Promise<void> {
  const device = new URLSearchParams(location.search).get('device') ?? undefined;
  let token: string | null = null;
  const client = createClient({ baseUrl: '', token: () => token, language: () => language.value });
  let screen = await client.ask(queries.screen('kiosk', device));
  while (!screen.ok) {
    standing.value = { at: 'away' };
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    screen = await client.ask(queries.screen('kiosk', device));
  }
  token = screen.value.token ?? ownToken();
  if (token === null) {
    standing.value = { at: 'unregistered', refused: false };
    return;
  }
  // In branch mode the server tells who this device is only to its token.
  const told = screen.value.token === null ? await client.ask(queries.screen('kiosk', device)) : screen;
  if (!told.ok && told.problem.name === 'device_unknown') {
    standing.value = { at: 'unregistered', refused: true };
    return;
  }
  const answer = told.ok ? told.value : screen.value;
  const live = connect('', () => token);
  follow(answer, client, live);
  standing.value = { at: 'kiosk', screen: answer, time: startServerTime(live.now) };
}

function follow({ branch: name, printer }: ScreenAnswer, client: Client, live: Live): void {
  const branch = name as BranchId;
  const learn = (house: Partial<House>): void => happen({ type: 'learned', house });
  const refusedDevice = (problem: { readonly name: string }): void => {
    if (problem.name === 'device_unknown') standing.value = { at: 'unregistered', refused: true };
  };
  learn({ branch });
  live.onHeard((heard) => learn({ heard }));
  live.follow(topics.catalogue(branch), (catalogue) => learn({ catalogue }), refusedDevice);
  live.follow(topics.door(branch), (door) => learn({ door }), refusedDevice);
  if (printer !== null) {
    live.follow(topics.devices(branch), ({ devices }) =>
      learn({ printer: devices.find(({ id }) => id === printer)?.printer ?? null }),
    );
    live.follow(topics.print(branch, printer as DeviceId), ({ jobs }) => learn({ owed: jobs.map(({ job }) => job) }));
  }
  followPlaces(live, branch);
  carryOut(client, branch);
}

/** The line is followed only while a place in it is shown, a ticket only while it was scanned. */
function followPlaces(live: Live, branch: BranchId): void {
  effect(() => {
    if (!showsLine.value) return;
    return live.follow(topics.line(branch), (line) => happen({ type: 'learned', house: { line } }));
  });
  effect(() => {
    const token = shownToken.value;
    if (token === null) return;
    return live.follow(
      topics.ticket(branch, token),
      (ticket) => happen({ type: 'placeShown', token, ticket }),
      (problem) => happen({ type: 'placeRefused', token, problem }),
    );
  });
}
