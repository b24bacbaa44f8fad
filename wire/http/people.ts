import { z } from 'zod';
import { LEAST_PIN_DIGITS, MOST_PIN_DIGITS } from '../pin.ts';
import { branchId, clerkId, line } from './fields.ts';

export const role = z.enum(['clerk', 'supervisor', 'director', 'auditor']);
export type Role = z.output<typeof role>;

export const sessionBody = z
  .strictObject({
    branch: branchId,
    clerk: clerkId,
    pin: z.string().regex(new RegExp(`^\\d{${LEAST_PIN_DIGITS.demo},${MOST_PIN_DIGITS}}$`)),
    /** The machine's own token, of an earlier sign-in there. */
    place: line(100).nullable().default(null),
  })
  .meta({ id: 'SignIn' });
export type SessionBody = z.input<typeof sessionBody>;
export const sessionAnswer = z
  .object({
    session: z.string(),
    clerk: clerkId,
    name: z.string(),
    role,
    /** For the page to keep and to send along next time: strangers lock nobody out there. Null where it sent one that is known. */
    place: z.string().nullable(),
  })
  .meta({ id: 'Session' });
export type SessionAnswer = z.output<typeof sessionAnswer>;

/** Where people sign in: who may differs. */
export const signInPlace = z.enum(['counter', 'office']);
export type SignInPlace = z.output<typeof signInPlace>;

/** Names alone: it is read by whoever stands before a sign-in page, and what somebody may do is not theirs to know. */
export const clerksAnswer = z
  .object({ clerks: z.array(z.object({ id: clerkId, name: z.string() })) })
  .meta({ id: 'Clerks' });
export type ClerksAnswer = z.output<typeof clerksAnswer>;

/** What a page asks first: which house this is, and who the page is in it. */
export const screenAnswer = z
  .object({
    mode: z.enum(['demo', 'branch']),
    branch: branchId,
    timeZone: z.string(),
    publicUrl: z.string(),
    /** In demo mode the page is given a device and its token; in branch mode both are null and the page brings its own. */
    device: z.string().nullable(),
    token: z.string().nullable(),
    /** Of a kiosk: the printer beside it. */
    printer: z.string().nullable(),
    zone: z.string().nullable(),
  })
  .meta({ id: 'Screen' });
export type ScreenAnswer = z.output<typeof screenAnswer>;

/** `clerk`: whose session it is that ends, so that a page never ends another's. */
export const endSessionBody = z.strictObject({ clerk: clerkId }).meta({ id: 'EndSession' });
export type EndSessionBody = z.input<typeof endSessionBody>;
