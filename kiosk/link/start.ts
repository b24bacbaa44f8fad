import { effect, signal } from '@preact/signals';
import { takeDeviceToken } from '../../ui/device-token.ts';
import { language } from '../../ui/language.ts';
import { type ServerTime, startServerTime } from '../../ui/server-time.ts';
import { type Answer, type Client, createClient } from '../../wire/client.ts';
import { queries } from '../../wire/endpoints.ts';
import type { ScreenAnswer } from '../../wire/http/people.ts';
import { connect, type Live } from '../../wire/live.ts';
import { topics } from '../../wire/topics.ts';
import type { BranchId, DeviceId } from '../../wire/views.ts';
import type { House } from '../flow/state.ts';
import { carryOut } from './carry-out.ts';
import { happen } from './kiosk.ts';
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
  let token: string | null = null;
  const client = createClient({ baseUrl: '', token: () => token, language: () => language.value });
  const first = await askScreen(client);
  if (!first.ok) return unregistered(true);
  token = first.value.token ?? takeDeviceToken('kiosk');
  if (token === null) return unregistered(false);
  // In branch mode the server tells who this device is only to its token.
  const told = first.value.token === null ? await askScreen(client) : first;
  if (!told.ok) return unregistered(true);
  const live = connect('', () => token);
  follow(told.value, client, live);
  standing.value = { at: 'kiosk', screen: told.value, time: startServerTime(live) };
}

/** Asks until the server answers; the only refusal that counts is that it does not know the device. */
async function askScreen(client: Client): Promise<Answer<ScreenAnswer>> {
  const device = new URLSearchParams(location.search).get('device') ?? undefined;
  for (;;) {
    const screen = await client.ask(queries.screen('kiosk', device));
    if (screen.ok || screen.problem.name === 'device_unknown') return screen;
    standing.value = { at: 'away' };
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
  }
}

const unregistered = (refused: boolean): void => {
  standing.value = { at: 'unregistered', refused };
};

function follow({ branch: name, printer }: ScreenAnswer, client: Client, live: Live): void {
  const branch = name as BranchId;
  const learn = (house: Partial<House>): void => happen({ type: 'learned', house });
  const refusedDevice = (problem: { readonly name: string }): void => {
    if (problem.name === 'device_unknown') unregistered(true);
  };
  learn({ branch });
  live.onHeard((heard, why) => learn({ heard, waits: why !== null }));
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

/** The line is followed only while a place in it is shown, a ticket only while it was scanned or given here. */
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
