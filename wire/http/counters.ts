import { z } from 'zod';
import { counterId, deviceId, done, instant, serviceId, ticketId } from './fields.ts';

export const signInBody = z.strictObject({ takeOver: z.boolean().default(false) }).meta({ id: 'SignInAtCounter' });
export type SignInBody = z.input<typeof signInBody>;

export const transferBody = z
  .strictObject({
    ticket: ticketId,
    service: serviceId.nullable().default(null),
    to: counterId.nullable().default(null),
  })
  .meta({ id: 'TransferTicket' });
export type TransferBody = z.input<typeof transferBody>;

/** The verbs that name a ticket and nothing more: `POST …/counters/:counter/<verb>`. */
export const ticketVerbs = [
  'call',
  'recall',
  'start',
  'finish',
  'finish-and-call-next',
  'miss',
  'park',
  'take-back',
  'return',
  'reinstate',
  'undo',
] as const;
export type TicketVerb = (typeof ticketVerbs)[number];
/** The verbs of the counter itself, with an empty body. */
export const counterVerbs = ['call-next', 'sign-out', 'pause', 'resume'] as const;
export type CounterVerb = (typeof counterVerbs)[number];

/** What a counter's verb led to: the number that was called, null when none was (nobody waits). */
export const counterAnswer = done.extend({ called: z.string().nullable() }).meta({ id: 'CounterDone' });
export type CounterAnswer = z.output<typeof counterAnswer>;

export const counterServicesBody = z
  .strictObject({ counter: counterId, services: z.array(serviceId).min(1).max(100) })
  .meta({ id: 'CounterServices' });
export type CounterServicesBody = z.input<typeof counterServicesBody>;
export const counterBody = z.strictObject({ counter: counterId }).meta({ id: 'OnCounter' });
export type CounterBody = z.input<typeof counterBody>;

/** A printer, by its id. */
export const printerBody = z.strictObject({ printer: deviceId }).meta({ id: 'OfPrinter' });
export type PrinterBody = z.input<typeof printerBody>;
export const testPageAnswer = z.object({ asked: z.literal(true) }).meta({ id: 'TestPageAsked' });
export type TestPageAnswer = z.output<typeof testPageAnswer>;

const minutes = z.int().min(0).max(480);
export const ruleBody = z
  .strictObject({
    targets: z.strictObject({ standard: minutes, priority: minutes, collection: minutes, appointment: minutes }),
    urgentLimit: z.int().min(0).max(20),
  })
  .meta({ id: 'CallingRule' });
export type RuleBody = z.input<typeof ruleBody>;

/** `machine`: the time of the server's clock that the person has read and found right. */
export const confirmClockBody = z.strictObject({ machine: instant }).meta({ id: 'ConfirmClock' });
export type ConfirmClockBody = z.input<typeof confirmClockBody>;
