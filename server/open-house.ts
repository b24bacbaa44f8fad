import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { BranchId, DeviceId } from '../queue/ids.ts';
import { LEAST_PIN_DIGITS } from '../wire/pin.ts';
import { createAccessRecord, isAccessStream } from './access/access-record.ts';
import { createAddressOf, createIsProxy } from './address.ts';
import { createApp } from './app.ts';
import { type BranchLoop, createBranchLoop } from './branch/branch-loop.ts';
import type { Folded } from './branch/branch-stream.ts';
import { createClockGuard, unknownMachine } from './branch/clock-guard.ts';
import { markFile } from './branch/clock-mark.ts';
import { takeClockWord } from './branch/clock-word.ts';
import { followCatalogue } from './branch/follow-catalogue.ts';
import { keepHouse } from './branch/house-keeper.ts';
import { plausibleAt } from './branch/plausible-time.ts';
import { openBranch } from './branch/rebuild-shelf.ts';
import { createTokens } from './branch/tokens.ts';
import { openDemo } from './demo.ts';
import type { DemoPrinters } from './demo-printers.ts';
import { createRush } from './demo-rush.ts';
import { createDossierFinder, type DossierFinder } from './dossiers/dossier-finder.ts';
import { indexPeople } from './dossiers/index-people.ts';
import { createDoubts, type Doubts } from './doubts.ts';
import { createEntrance } from './entrance/entrance.ts';
import { createRefusals } from './entrance/refusals.ts';
import { guardTimers } from './guard-timers.ts';
import type { House, Mode } from './house.ts';
import type { Journal } from './journal/port.ts';
import { keepSwept } from './journal/sweeper.ts';
import { listen } from './listen.ts';
import { createLiveServer } from './live/live-server.ts';
import { createPresence } from './live/presence.ts';
import type { Log } from './log.ts';
import { ownAddress } from './own-address.ts';
import { createCodeLooks } from './people/code-looks.ts';
import { countFile } from './people/counted-file.ts';
import { openKeyStore } from './people/key-store.ts';
import { KEYS_FILE } from './people/keys-file.ts';
import { createPeople } from './people/people.ts';
import { openPlaces, PLACES_FILE } from './people/places.ts';
import { createSessions, ENDED_FILE } from './people/sessions.ts';
import { createPortions, type NextTurn } from './portions.ts';
import type { Clock, Machine, Memory, Random, SteadyClock, Timers } from './ports.ts';
import { createReceiptPress } from './receipt/receipt-press.ts';
import { giveBackAtRest } from './rest.ts';
import { problemOf } from './routes/problems.ts';
import { catalogueOf } from './seed/catalogue.ts';
import { seedPins } from './seed/people.ts';
import { WrongSetting } from './settings.ts';

export interface HouseOptions {
  readonly mode: Mode;
  readonly branches: readonly BranchId[];
  readonly data: string;
  readonly built: { readonly web: string; readonly voice: string };
  readonly host: string;
  readonly port: number;
  /** Null: the address that the server itself listens on. */
  readonly publicUrl: string | null;
  /** Whose word on who asks is believed; left out: nobody's. */
  readonly proxies?: readonly string[];
  readonly journal: Journal;
  readonly clock: Clock;
  /** Watched beside the clock, for jumps. Left out (a simulation's clock never jumps by itself): the clock is believed. */
  readonly steady?: SteadyClock;
  /** Left out: nobody can tell. */
  readonly machine?: Machine;
  readonly timers: Timers;
  readonly random: Random;
  readonly log: Log;
  /** See createBranchLoop. */
  readonly gather?: () => Promise<void>;
  /** What only the start needed is given back before the first visitor is let in, and what an onslaught has left when it is over. */
  readonly memory?: Memory;
  /** Left out (a simulation has no event loop of its own): a timer of no time. */
  readonly nextTurn?: NextTurn;
  /** Demo mode opens already alive, unless a test wants an empty hall. */
  readonly demoMorning: boolean;
  readonly demoPrinters: DemoPrinters | null;
}

export interface OpenHouse {
  readonly port: number;
  readonly house: House;
  /** Takes more routes until the first request has come: the bench adds its echo, for which it is the same server. */
  readonly app: ReturnType<typeof createApp>['app'];
  /** In good order: screens are told, what was taken is carried out and kept, then all is closed. */
  close(): Promise<void>;
}

/** How often the key file is looked at, for what `npm run keys` has written. */
const KEYS_MS = 1_000;
/** So long answers that are on their way may take at a stop; a long poll is cut off. */
const LAST_ANSWERS_MS = 2_000;

/** Opens the branches and serves them. Rejects with one clear line when the port or the folder is taken. */
export async function openHouse(options: HouseOptions): Promise<OpenHouse> {
  const { mode, journal, clock, random, log, memory } = options;
  const timers = guardTimers(options.timers, (error) => log.error('timer_failed', { error }));
  for (const doubt of journal.doubts()) log.error('journal_doubted', { doubt });
  const doubts = createDoubts((doubt) => log.warn('file_doubted', { doubt }));
  await tellWhatIsMissing(options, doubts);
  const keys = openKeyStore(join(options.data, KEYS_FILE), random, doubts);
  keys.enter(mode);
  const token = createTokens(random);
  const branches = new Map<string, BranchLoop>();
  const steady = options.steady ?? { elapsed: () => clock.now() };
  const parts = {
    journal,
    timers,
    token,
    log,
    ...(options.gather === undefined ? {} : { gather: options.gather }),
  };
  const streams = new Map<BranchId, Folded>();
  async function openAll(): Promise<void> {
    for (const branch of options.branches) {
      const started = steady.elapsed();
      const found = await openBranch(journal, branch, log);
      streams.set(branch, found);
      log.info('branch_ready', { branch, entries: found.seq, ms: Math.round(steady.elapsed() - started) });
    }
  }
  await openAll();
  const folded = (branch: string) => branches.get(branch)?.folded();
  const known = () => [...streams].map(([branch, found]) => folded(branch) ?? found);
  const newestEntry = (): number => Math.max(...known().map(({ at }) => at));
  const { machine = unknownMachine } = options;
  const guard = createClockGuard({
    clock,
    steady,
    log,
    newestEntry,
    hasty: mode === 'demo',
    lastMove: () => Math.max(...known().map(({ state }) => state.line.clock.move)),
    plausible: (told) =>
      plausibleAt(
        known().map(({ state }) => state.line),
        told,
      ),
    machine,
    shelf: markFile(join(options.data, 'clock.json'), doubts),
  });
  const startedFrom = newestEntry() || guard.now();
  const demo =
    mode === 'demo'
      ? await openDemo({
          ...options,
          clock: guard,
          keys,
          openBranch: async (b, at) =>
            createBranchLoop({ ...parts, branch: b, clock: at }, await openBranch(journal, b, log)),
        })
      : null;
  // What the demo's morning has written.
  if (demo !== null) await openAll();
  for (const [branch, found] of streams) {
    const loop = createBranchLoop({ ...parts, branch, clock: guard }, found);
    // The seed is the city's catalogue of this release.
    await followCatalogue(loop, catalogueOf(branch), log);
    branches.set(branch, loop);
  }
  const nextTurn: NextTurn = options.nextTurn ?? ((run) => void timers.after(0, run));
  const portions = createPortions({ steady, nextTurn, onFault: (error) => log.error('portion_failed', { error }) });
  const refusals = createRefusals(log, timers);
  const presence = createPresence(log);
  const home = options.branches[0] as BranchId;
  const finders = new Map(
    [...branches].map(([branch, loop]) => [branch, createDossierFinder({ loop, journal, timers })]),
  );
  let publicUrl = options.publicUrl ?? '';
  let recheckSockets = (): void => {};
  const house: House = {
    mode,
    home,
    branches,
    journal,
    keys,
    access: createAccessRecord({ journal, clock: guard, random }),
    codeLooks: createCodeLooks(steady),
    recheckSockets: () => recheckSockets(),
    presence,
    press: createReceiptPress(timers, log),
    clock: guard,
    finderOf: (branch) => finders.get(branch) as DossierFinder,
    random,
    log,
    people: createPeople({
      keys,
      clock: guard,
      log,
      steady,
      timers,
      places: openPlaces(join(options.data, PLACES_FILE), {
        seal: keys.sign,
        random,
        clock: guard,
        doubts,
        goesOn: true,
      }),
      sessions: createSessions({
        keys,
        clock: guard,
        steady,
        random,
        boot: machine.boot(),
        file: join(options.data, ENDED_FILE),
        doubts,
      }),
      refusedPins: new Set(mode === 'branch' ? seedPins : []),
      leastDigits: LEAST_PIN_DIGITS[mode],
    }),
    addressOf: createAddressOf(options.proxies ?? []),
    refusals,
    doubts,
    guard,
    get publicUrl() {
      return publicUrl;
    },
    demoTokens: demo?.tokens ?? new Map(),
    tokenOfOwn: (device) => {
      const known = folded(home)?.state.line.plan?.devices.get(device as DeviceId);
      if (known?.kind !== 'printer')
        throw new WrongSetting(`MOTCUA_PRINTERS names ${device}, which is no printer of ${home}`);
      return keys.ownDevice({ id: known.id, branch: home, kind: known.kind });
    },
    demoPins: demo?.pins ?? [],
  };
  const played = branches.get(home);
  const rush =
    played === undefined || mode !== 'demo'
      ? () => {}
      : createRush(played, { timers, random, handsOff: (clerk) => house.people.isActive(home, clerk) });
  const { app, direct } = createApp(house, {
    built: options.built,
    printers: options.demoPrinters,
    rush: () => rush(),
  });
  const ordinary = getRequestListener(app.fetch, { hostname: options.host });
  const { addressOf } = house;
  const { http, peers } = createEntrance({
    handle(incoming, outgoing) {
      if (!direct(incoming, outgoing)) void ordinary(incoming, outgoing);
    },
    portions,
    timers,
    refusals,
    addressOf,
    isProxy: createIsProxy(options.proxies ?? []),
    isOfHouse: (shown) => (house.people.identify(shown)?.kind ?? 'visitor') !== 'visitor',
  });
  memory?.settle();
  const listening = await listen(http, options.host, options.port);
  const { port } = listening;
  if (publicUrl === '') publicUrl = ownAddress(options.host, port);
  const live = createLiveServer({
    http,
    clock: guard,
    steady,
    timers,
    nextTurn,
    log,
    portions,
    peers,
    refusals,
    addressOf,
    publicUrl,
    presence,
    folded,
    identify: (given) => house.people.identify(given),
    problem: (name) => problemOf(name, {}, 'vi', 'Asia/Ho_Chi_Minh'),
    alwaysOpen: mode === 'demo',
  });
  recheckSockets = () => live.recheck();
  const stopKeepers = [...branches.values()].map((loop) => {
    loop.onChange(() => live.changed(loop.branch));
    return keepHouse(loop, { timers, log, guard, alwaysOpen: mode === 'demo' });
  });
  const stopResting = memory === undefined ? () => {} : giveBackAtRest(memory, timers);
  const stopSweep = keepSwept({ journal, guard, steady, timers, log, startedFrom });
  let isOpen = true;
  const turn = (): Promise<boolean> => new Promise((resolve) => void timers.after(0, () => resolve(isOpen)));
  const indexing = Promise.all(
    options.branches.map((branch) =>
      indexPeople(journal, branch, turn).catch((error) => log.warn('people_not_indexed', { branch, error })),
    ),
  );
  let stopKeys = (): void => {};
  const watchKeys = (): void => {
    stopKeys = timers.after(KEYS_MS, watchKeys);
    try {
      keys.reload();
      guard.keepMark();
      const word = takeClockWord({ data: options.data, clock, steady, machine });
      if (word !== null) guard.confirm(word);
      // Each time: a look-up may have read the file before, and sessions end by the clock as well.
      live.recheck();
    } catch (error) {
      log.error('watch_failed', { error });
    }
  };
  watchKeys();
  log.info('started', { mode, branches: branches.size, port });

  return {
    port,
    house,
    app,
    async close() {
      isOpen = false;
      stopSweep();
      stopResting();
      stopKeys();
      for (const stop of stopKeepers) stop();
      live.tellClosing();
      // What was taken is carried out, and whoever asks now hears that the house closes; then the doors are shut.
      await Promise.all([...branches.values()].map((loop) => loop.stop()));
      const cut = timers.after(LAST_ANSWERS_MS, () => http.closeAllConnections());
      await Promise.all([live.close(), listening.close()]);
      cut();
      await house.press.close();
      await indexing;
      await journal.close();
      log.info('stopped', {});
    },
  };
}

/** Tells what a folder should have that was open before: other files of it were lost, or are another hall's. */
async function tellWhatIsMissing({ data, branches, journal }: HouseOptions, doubts: Doubts): Promise<void> {
  const inJournal = (await journal.streams()).filter((stream) => !isAccessStream(stream));
  if (inJournal.length === 0) return;
  if (!existsSync(join(data, KEYS_FILE)) && !existsSync(countFile(join(data, KEYS_FILE))))
    doubts.raise(
      'no keys',
      `${join(data, KEYS_FILE)} is gone: no device and nobody is registered. Put it back from a backup (npm run keys -- put-back <backup>), or register anew`,
    );
  const begun = branches.filter((branch) => !inJournal.includes(branch));
  if (begun.length > 0)
    doubts.raise(
      'another branch',
      `MOTCUA_BRANCH names ${begun.join(', ')}, of which the journal in ${data} has nothing, but ${inJournal.join(', ')}: right only for a branch that opens for the first time`,
    );
}
