import type { Figure, PartResult } from '../bench/figure.ts';
import { HOME } from '../server/house-rig.ts';
import { type GuessHouse, openGuessHouse, randomPin } from './guess-house.ts';

const HOUR = 60 * 60_000;
/** Guesses that are on the way at once. */
const AT_ONCE = 16;
const HONEST_TIMES = 200;

interface Attack {
  readonly addresses: number;
  readonly guesses: number;
  /** By the virtual clock. */
  readonly hours: number;
}
export interface Fell {
  /** PINs that were found. */
  readonly found: number;
  /** PINs that were looked at. */
  readonly looked: number;
  /** Honest people at a known counter who were not let in at the first try. */
  readonly lockedOut: number;
  /** The longest that an honest person waited at a computer where nobody had signed in. */
  readonly waitedMs: number;
}

/** Anywhere in the world: as many neighbourhoods as there can be. */
const addressOf = (n: number): string =>
  `${11 + (n % 89)}.${Math.floor(n / 89) % 256}.${Math.floor(n / 89 / 256) % 256}.7`;
/** Of nobody else: each honest person comes from a place of their own. */
const honestAddress = (n: number): string => `203.${n % 256}.${Math.floor(n / 256)}.20`;

/** Guesses at every person of a branch, with honest people among them. */
export async function attack({ addresses, guesses, hours }: Attack): Promise<Fell> {
  const hall = await openGuessHouse();
  const people = hall.pins.length;
  const fell = { found: 0, lockedOut: 0, waitedMs: 0 };
  const counter = await hall.signIn({ person: 0, pin: hall.pins[0] ?? '', address: '192.0.2.1' });
  const every = Math.max(1, Math.floor(guesses / HONEST_TIMES));
  let honest = 0;
  for (let sent = 0; sent < guesses; sent += AT_ONCE) {
    const told = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) =>
        hall.signIn({ person: (sent + n) % people, pin: randomPin(), address: addressOf((sent + n) % addresses) }),
      ),
    );
    fell.found += told.filter(({ name }) => name === null).length;
    hall.pass((AT_ONCE * hours * HOUR) / guesses);
    if (sent % every >= AT_ONCE) continue;
    honest += 1;
    const person = honest % people;
    const pin = hall.pins[person] ?? '';
    const known = await hall.signIn({ person, pin, address: '192.0.2.1', place: counter.place });
    if (known.name !== null) fell.lockedOut += 1;
    fell.waitedMs = Math.max(fell.waitedMs, await atNewComputer(hall, person, honestAddress(honest)));
  }
  const looked = hall.house.log.of('pin_refused').length;
  await hall.house.close();
  return { ...fell, looked };
}

/** Types the right PIN, and again after as long as the screen says; the milliseconds (virtual) until in. */
async function atNewComputer(hall: GuessHouse, person: number, address: string): Promise<number> {
  let waited = 0;
  for (;;) {
    const told = await hall.signIn({ person, pin: hall.pins[person] ?? '', address });
    if (told.name === null || waited > 24 * HOUR) return waited;
    // Nothing that waits lets a loop end: not even a test's own limit.
    if (told.seconds === 0) throw new Error(`The right PIN was refused for good: ${told.name}`);
    hall.pass(told.seconds * 1_000);
    waited += told.seconds * 1_000;
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const chance = (length: number): string =>
  Array.from({ length }, () => letters[Math.floor(Math.random() * letters.length)]).join('');

/** Made-up tokens of every kind, at the door that each opens; how many opened one. */
export async function guessTokens(each: number): Promise<number> {
  const { house } = await openGuessHouse();
  const forged = Buffer.from(JSON.stringify([HOME, 'p0', 'supervisor', house.clock.now() + 3_600_000])).toString(
    'base64url',
  );
  const doors: readonly (() => Promise<{ readonly status: number }>)[] = [
    () => house.at('tickets', { service: '1.001193' }, { token: `d.${chance(32)}` }),
    () => house.at('tickets', { service: '1.001193' }, { token: `c.${forged}.${chance(43)}` }),
    () => house.at('dossiers/ready', { dossier: 'H26.01.02-261123-0001' }, { token: `s.${chance(32)}` }),
    () => house.at(`phone/${chance(22)}/cancel`, {}),
    () => house.get(`/api/branches/${HOME}/receipts/${chance(22)}`),
  ];
  let opened = 0;
  for (let n = 0; n < each; n++)
    for (const { status } of await Promise.all(doors.map((door) => door()))) if (status < 400) opened += 1;
  await house.close();
  return opened;
}

const GUESSES = Number(process.env.PROOF_GUESSES ?? 1_000_000);
const TOKENS = 2_000;
/** What limits allow in a day: of one address some twenty-five, of a fresh one each its first, of 54 people what strangers share. */
const MOST_LOOKED: Readonly<Record<number, number>> = { 1: 40, 200: 5_000, 10000: 18_000 };
const MINUTES = 5;

export async function guesses(): Promise<PartResult> {
  const figures: Figure[] = [];
  for (const addresses of [1, 200, 10_000]) {
    const fell = await attack({ addresses, guesses: GUESSES, hours: 24 });
    const from = `${GUESSES} guesses from ${addresses}`;
    figures.push(
      {
        figure: `${from}: PINs looked at`,
        measured: fell.looked,
        limit: { atMost: MOST_LOOKED[addresses] ?? 0 },
        unit: 'of them',
      },
      { figure: `${from}: PINs found`, measured: fell.found, limit: { atMost: 0 }, unit: 'of them' },
      {
        figure: `${from}: honest people locked out at a known counter`,
        measured: fell.lockedOut,
        limit: { atMost: 0 },
        unit: 'of them',
      },
      {
        figure: `${from}: longest wait at a new computer (virtual)`,
        measured: fell.waitedMs,
        limit: { atMost: MINUTES * 60_000 },
        unit: 'ms',
      },
    );
  }
  const opened = await guessTokens(TOKENS);
  figures.push({
    figure: `${5 * TOKENS} made-up tokens that opened a door`,
    measured: opened,
    limit: { atMost: 0 },
    unit: 'of them',
  });
  return { figures, made: [] };
}
