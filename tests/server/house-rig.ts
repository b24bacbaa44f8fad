import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { as, type BranchId, type ClerkId, type DeviceId } from '../../queue/ids.ts';
import type { DemoPrinters } from '../../server/demo-printers.ts';
import type { Journal } from '../../server/journal/port.ts';
import { openJournal } from '../../server/journal/sqlite/sqlite-journal.ts';
import type { Log } from '../../server/log.ts';
import { type HouseOptions, type OpenHouse, openHouse } from '../../server/open-house.ts';
import type { SteadyClock, Timers } from '../../server/ports.ts';
import { demoBranch } from '../../server/seed/branches.ts';
import { catalogueOf } from '../../server/seed/catalogue.ts';
import { systemNextTurn, systemRandom, systemSteady, systemTimers } from '../../server/system.ts';
import type { Role } from '../../wire/http/people.ts';
import { type RecordedLog, recordedLog } from './recorded-log.ts';

/** Monday 2026-11-23, 10:00 in Hanoi: in branch mode the hall is open. */
export const TEN = Date.UTC(2026, 10, 23, 3);
export const HOME = demoBranch;
export const TODAY = '2026-11-23';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads of an answer is checked by the test itself
  readonly body: any;
  readonly text: string;
}
export interface Asking {
  readonly token?: string | null | undefined;
  /** Left out: a new one. Null: none. */
  readonly key?: string | null;
  readonly language?: string;
}

export interface TestHouse {
  readonly open: OpenHouse;
  readonly url: string;
  readonly data: string;
  readonly log: RecordedLog;
  /** A running clock that can be set. */
  readonly clock: { now(): number; jump(ms: number): void };
  readonly tokens: Readonly<Record<string, string>>;
  get(path: string, asking?: Asking): Promise<Answer>;
  post(path: string, body: unknown, asking?: Asking): Promise<Answer>;
  /** Posts to `/api/branches/<home>/…`. */
  at(path: string, body: unknown, asking?: Asking): Promise<Answer>;
  /** The seq of the home branch's newest entry. */
  head(): Promise<number>;
  close(): Promise<void>;
}

export interface HouseWishes {
  readonly mode?: HouseOptions['mode'];
  readonly branches?: readonly BranchId[];
  readonly data?: string;
  readonly log?: Log;
  readonly openJournal?: (data: string) => Promise<Journal>;
  readonly start?: number;
  /** The hall is not open at that time, and nobody waits for it. */
  readonly closed?: boolean;
  readonly demoPrinters?: DemoPrinters;
  /** One whose time a test lets pass. */
  readonly steady?: SteadyClock;
  /** Some that do not wait as long. */
  readonly timers?: Timers;
  /** The machine was off meanwhile, and has heard its time server since: its time is certain at once. */
  readonly timeServerHeard?: boolean;
  readonly machine?: HouseOptions['machine'];
}

export const PINS: Readonly<Record<string, string>> = {
  an: '834071',
  binh: '834072',
  chi: '834073',
  giang: '834074',
  ha: '834075',
};
const PEOPLE: readonly (readonly [id: string, role: Role])[] = [
  ['an', 'clerk'],
  ['binh', 'clerk'],
  ['chi', 'supervisor'],
  ['giang', 'director'],
  ['ha', 'auditor'],
];

/** A real server on a real port and a SQLite file of its own; in branch mode with registered devices and people. */
export async function openTestHouse(wishes: HouseWishes = {}): Promise<TestHouse> {
  const data = wishes.data ?? mkdtempSync(join(tmpdir(), 'motcua-house-'));
  const built = { web: join(data, 'web'), voice: join(data, 'voice') };
  for (const folder of Object.values(built)) mkdirSync(folder, { recursive: true });
  const log = recordedLog();
  let offset = (wishes.start ?? TEN) - performance.now();
  const clock = {
    now: () => Math.floor(offset + performance.now()),
    jump(ms: number) {
      offset += ms;
    },
  };
  const branches = wishes.branches ?? [HOME];
  const journal = await (wishes.openJournal?.(data) ?? openJournal({ folder: data, timers: systemTimers }));
  const open = await openHouse({
    mode: wishes.mode ?? 'branch',
    branches,
    data,
    built,
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'https://hall.example',
    journal,
    clock,
    steady: wishes.steady ?? systemSteady,
    ...(wishes.machine === undefined ? {} : { machine: wishes.machine }),
    ...(wishes.timeServerHeard === true ? { machine: { boot: () => null, timeServerHeardAt: clock.now } } : {}),
    timers: wishes.timers ?? systemTimers,
    random: systemRandom,
    nextTurn: systemNextTurn,
    log: wishes.log ?? log,
    demoMorning: false,
    demoPrinters: wishes.demoPrinters ?? null,
  });
  const url = `http://127.0.0.1:${open.port}`;
  const tokens: Record<string, string> = {};

  async function ask(method: string, path: string, body: unknown, asking: Asking = {}): Promise<Answer> {
    const { token = null, key, language = 'vi' } = asking;
    const headers: Record<string, string> = { 'Accept-Language': language };
    if (token !== null) headers.Authorization = `Bearer ${token}`;
    if (method === 'POST') {
      headers['Content-Type'] = 'application/json';
      if (key !== null) headers['Idempotency-Key'] = key ?? crypto.randomUUID();
    }
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(url + path, { method, headers, ...(method === 'POST' ? { body: text } : {}) });
    const said = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json') === true;
    return { status: answer.status, body: json ? JSON.parse(said) : null, text: said };
  }

  const house: TestHouse = {
    open,
    url,
    data,
    log,
    clock,
    tokens,
    get: (path, asking) => ask('GET', path, undefined, asking),
    post: (path, body, asking) => ask('POST', path, body, asking),
    at: (path, body, asking) => ask('POST', `/api/branches/${HOME}/${path}`, body, asking),
    head: async () => (await journal.head(HOME)).seq,
    async close() {
      await open.close();
      if (wishes.data === undefined) rmSync(data, { recursive: true, force: true });
    },
  };
  if ((wishes.mode ?? 'branch') === 'branch') Object.assign(tokens, await registerAll(house, branches));
  if (wishes.closed !== true) await untilOpen(house);
  return house;
}

/** Registers the devices of each branch (`kiosk-1`; `tay-ho/kiosk-1` of another) and the people of the first. */
async function registerAll({ open, post }: TestHouse, branches: readonly BranchId[]): Promise<Record<string, string>> {
  const { keys } = open.house;
  const tokens: Record<string, string> = { system: keys.registerSystem('case-handling') };
  for (const [index, branch] of branches.entries())
    for (const { id, kind } of catalogueOf(branch).devices)
      tokens[index === 0 ? id : `${branch}/${id}`] = keys.registerDevice({ id: as<DeviceId>(id), branch, kind });
  const branch = branches[0] as BranchId;
  let place: string | null = null;
  for (const [id, role] of PEOPLE) {
    const pin = PINS[id] ?? '';
    if (!keys.clerks(branch).some((clerk) => clerk.id === id))
      await keys.setClerk({ id: as<ClerkId>(id), branch, name: `Cán bộ ${id}`, role }, pin);
    const signedIn: { session: string; place: string | null } = (
      await post('/api/sessions', { branch, clerk: id, pin, place })
    ).body;
    tokens[id] = signedIn.session;
    place = signedIn.place ?? place;
  }
  return tokens;
}

/** The house looks at its duties once a second, and at once when it starts. */
async function untilOpen({ open }: TestHouse): Promise<void> {
  const isOpen = () => [...open.house.branches.values()].every((loop) => loop.folded().state.line.day !== null);
  while (!isOpen()) await new Promise((resolve) => setTimeout(resolve, 10));
}
