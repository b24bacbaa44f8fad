import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { BranchId, ClerkId } from '../../queue/ids.ts';
import { branchId, clerkId } from '../../wire/http/fields.ts';
import { type Role, role } from '../../wire/http/people.ts';
import { MISSING, readChecked, writeChecked } from '../checked-file.ts';
import { type Doubts, noDoubts } from '../doubts.ts';
import type { Clock, Random, SteadyClock } from '../ports.ts';
import { systemRefusal } from '../start-fault.ts';
import type { KeyStore } from './key-store.ts';
import type { ClerkKey } from './keys-file.ts';

/** A clerk's working day; a session ends by itself after it. */
const SESSION_MS = 12 * 60 * 60_000;
/** So far a clock is set back without a word (branch/clock-guard.ts). */
const STRAYS_MS = 60_000;

/**
 * Until when it lasts is told twice: by the hall's time, and by the steady clock of the machine's run, which no clock that is set
 * wrong can shorten or lengthen.
 */
const body = z.tuple([branchId, clerkId, role, z.number(), z.string(), z.number(), z.string()]);
const ended = z.array(z.object({ seal: z.string(), until: z.number() }));

export interface Sessions {
  open(clerk: ClerkKey): string;
  /** Who it was made for, if it lasts still and was made with this clerk's key; null otherwise. */
  read(token: string): { readonly branch: BranchId; readonly clerk: ClerkId; readonly role: Role } | null;
  /** It is refused from now on, after a restart as well. */
  end(token: string): void;
}

interface Parts {
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly steady: SteadyClock;
  readonly random: Random;
  /** Names the machine's run; null where nobody can tell, and each process counts as one. */
  readonly boot: string | null;
  /** Where ended sessions are kept until they would have ended by themselves. */
  readonly file: string;
  readonly doubts?: Doubts;
}

export const ENDED_FILE = 'ended-sessions.json';

export function createSessions({ keys, clock, steady, random, file, ...parts }: Parts): Sessions {
  const fresh = (): string => Buffer.from(random.bytes(9)).toString('base64url');
  // Only a digest goes into tokens, which browsers keep: a machine's own boot id is nobody's to read (machine-id(5)).
  const run = parts.boot ?? fresh();
  const ofThisRun = (): string => keys.sign(`run ${run}`);
  const { doubts = noDoubts } = parts;
  const unwritten = `${file}, as it should be`;
  const read = readEnded(file);
  const over = new Map((read ?? []).map(({ seal, until }) => [seal, until]));
  if (read === null) {
    doubts.raise(
      file,
      `${file} is damaged: a session that somebody has ended may last its twelve hours. A new one begins`,
    );
    keep();
  }

  /** A session that cannot be kept as ended (a full disk) is one all the same until the server ends. */
  function keep(): void {
    try {
      writeChecked(
        file,
        [...over].map(([seal, until]) => ({ seal, until })),
      );
      doubts.end(unwritten);
    } catch (error) {
      const refusal = systemRefusal(error);
      if (refusal === null) throw error;
      doubts.raise(
        unwritten,
        `${refusal}: sessions that are ended now may be open again when the server has started anew`,
      );
    }
  }

  const clerkNamed = (branch: BranchId, id: ClerkId): ClerkKey | undefined =>
    keys.clerks(branch).find((clerk) => clerk.id === id);
  // With the PIN's hash in it, so that a new PIN ends the sessions of the old one.
  const sealOf = (text: string, clerk: ClerkKey): string => keys.sign(`${text} ${clerk.pinHash}`);

  function opened(token: string) {
    const [, text = '', seal = ''] = token.split('.');
    const given = body.safeParse(jsonOf(text));
    if (!given.success) return null;
    const [branch, clerk, asRole, until, ofRun, steadyUntil] = given.data;
    const known = clerkNamed(branch, clerk);
    // Somebody who has been removed, or has another role now, signs in anew.
    if (known === undefined || known.role !== asRole || !isSame(seal, sealOf(text, known))) return null;
    return { branch, clerk, role: asRole, until, ofRun, steadyUntil, seal };
  }

  return {
    open(clerk) {
      const { branch, id, role: asRole } = clerk;
      const until = clock.now() + SESSION_MS;
      const told = [branch, id, asRole, until, ofThisRun(), steady.elapsed() + SESSION_MS, fresh()];
      const text = Buffer.from(JSON.stringify(told)).toString('base64url');
      return `c.${text}.${sealOf(text, clerk)}`;
    },
    read(token) {
      const found = opened(token);
      if (found === null || over.has(found.seal)) return null;
      const { branch, clerk, role: asRole, until, ofRun, steadyUntil } = found;
      const now = clock.now();
      // On another run of the machine: one that was made while the clock was ahead would last until that day.
      const lasts =
        ofRun === ofThisRun() ? steady.elapsed() < steadyUntil : until > now && until <= now + SESSION_MS + STRAYS_MS;
      return lasts ? { branch, clerk, role: asRole } : null;
    },
    end(token) {
      const found = opened(token);
      if (found === null || over.has(found.seal)) return;
      const now = clock.now();
      // By whichever clock, none lasts longer than from now.
      for (const [seal, until] of over) if (until < now) over.delete(seal);
      over.set(found.seal, Math.max(found.until, now) + SESSION_MS);
      keep();
    },
  };
}

/** Null when it is damaged: it names none, and what it held ends by itself within hours. */
function readEnded(file: string): z.output<typeof ended> | null {
  const read = readChecked(file);
  return read === MISSING ? [] : (ended.safeParse(read).data ?? null);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
}

/** Whether two signatures are one. Compared as bytes: a character of a forged one may be several. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
