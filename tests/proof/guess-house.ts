import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { as, type ClerkId } from '../../queue/ids.ts';
import { readCounted, writeCounted } from '../../server/people/counted-file.ts';
import { systemSteady } from '../../server/system.ts';
import { HOME, openTestHouse, type TestHouse } from '../server/house-rig.ts';

/** As many people as a branch of the city has. */
const PEOPLE = 54;
/** The real algorithm at its least cost: what is measured is how many PINs are looked at, not how long a look takes. */
const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 };

export interface Try {
  readonly person: number;
  readonly pin: string;
  readonly address: string;
  readonly place?: string | null;
}
export interface Told {
  readonly name: string | null;
  readonly place: string | null;
  readonly seconds: number;
}

/** A house in branch mode whose people have random PINs of eight digits, as `npm run keys` makes them, and a clock that can be let go on. */
export interface GuessHouse {
  readonly house: TestHouse;
  readonly pins: readonly string[];
  /** Lets time pass: for the hall's clock and the steady one. Virtual. */
  pass(ms: number): void;
  /** A sign-in by the real route, as from that address. */
  signIn(one: Try): Promise<Told>;
}

export const randomPin = (): string => String(Math.floor(Math.random() * 1e8)).padStart(8, '0');

export async function openGuessHouse(): Promise<GuessHouse> {
  let passed = 0;
  const house = await openTestHouse({ steady: { elapsed: () => systemSteady.elapsed() + passed } });
  const { keys } = house.open.house;
  const pins = Array.from({ length: PEOPLE }, randomPin);
  await keys.setClerk({ id: as<ClerkId>('p0'), branch: HOME, name: 'Cán bộ', role: 'clerk' }, pins[0] ?? '');
  const file = join(house.data, 'keys.json');
  const kept = readCounted(file);
  if (typeof kept === 'string') throw new Error(`The key file is ${kept}.`);
  const first = (kept.content.clerks as readonly { readonly id: string }[]).find(({ id }) => id === 'p0');
  const hashes = await Promise.all(pins.map((pin) => hash(pin, CHEAP)));
  const clerks = hashes.map((pinHash, n) => ({ ...first, id: `p${n}`, pinHash }));
  writeCounted(file, { ...kept.content, clerks }, kept.count + 1);
  if (!keys.reload()) throw new Error('The people were not taken.');

  return {
    house,
    pins,
    pass(ms) {
      passed += ms;
      house.clock.jump(ms);
    },
    async signIn({ person, pin, address, place = null }) {
      const request = new Request(`${house.url}/api/sessions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Length': '100' },
        body: JSON.stringify({ branch: HOME, clerk: `p${person}`, pin, place }),
      });
      // The whole way of a request but for TCP: a test has one address, and an attack thousands.
      const answer = await house.open.app.fetch(request, {
        incoming: { socket: { remoteAddress: address }, headers: {} },
      });
      const said = (await answer.json()) as {
        name?: string;
        session?: string;
        place?: string;
        params?: { seconds?: number };
      };
      const signedIn = said.session !== undefined;
      return {
        name: signedIn ? null : (said.name ?? ''),
        place: said.place ?? null,
        seconds: said.params?.seconds ?? 0,
      };
    },
  };
}
