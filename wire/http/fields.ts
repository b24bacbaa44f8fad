import { z } from 'zod';
import type {
  BranchId,
  CallId,
  ClerkId,
  CounterId,
  DeviceId,
  DossierCode,
  Instant,
  LocalDate,
  PrintJobId,
  ServiceId,
  TicketId,
  Token,
  ZoneId,
} from '../../queue/ids.ts';
import { printedTextFault, textFault, tidyText } from '../../queue/typed-text.ts';

/** The forms of single values, as every body and answer uses them. */
const id = (pattern: RegExp) => z.string().regex(pattern);
const branded = <Id>(schema: z.ZodString) => schema as unknown as z.ZodType<Id, string>;

/** The form alone would let 31 February in, which no paper can be written for. */
function isDay(text: string): boolean {
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

export const branchId = branded<BranchId>(id(/^[a-z0-9-]{1,40}$/));
export const serviceId = branded<ServiceId>(id(/^[A-Za-z0-9.-]{1,40}$/));
export const counterId = branded<CounterId>(id(/^[0-9]{1,3}$/));
export const zoneId = branded<ZoneId>(id(/^[a-z0-9-]{1,40}$/));
export const clerkId = branded<ClerkId>(id(/^[a-z0-9-]{1,40}$/));
export const deviceId = branded<DeviceId>(id(/^[a-z0-9-]{1,40}$/));
/** The one that `Handshake.page` tells; screens that were loaded before it was asked for leave it out. */
export const page = id(/^[\x21-\x7e]{0,64}$/).default('');
export const localDate = branded<LocalDate>(
  id(/^\d{4}-\d{2}-\d{2}$/)
    .refine(isDay, 'No day of the calendar')
    .meta({ format: 'date' }),
);
export const ticketId = branded<TicketId>(id(/^\d{4}-\d{2}-\d{2}\/[A-Z]\d{3,6}$/));
export const callId = branded<CallId>(id(/^\d{4}-\d{2}-\d{2}\/[A-Z]\d{3,6}\/\d{1,3}$/));
export const printJobId = branded<PrintJobId>(id(/^\d{4}-\d{2}-\d{2}\/[A-Z]\d{3,6}\/print(\/\d+)?$/));
/** 128 bits or more in base64url. */
export const token = branded<Token>(id(/^[A-Za-z0-9_-]{22,64}$/));
/** domain.md, Forms: the old and the new shape. */
export const dossierCode = branded<DossierCode>(
  id(/^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{1,3}){1,4})-\d{6}-\d{4,7}$/),
);
export const instant = z.int().nonnegative() as unknown as z.ZodType<Instant, number>;
export const language = z.enum(['vi', 'en']);
/** `.nullable()` of a schema with a name becomes an `allOf` in the OpenAPI document, which nothing fulfils. */
export const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);
export const waitRange = z.object({ min: z.int(), max: z.int() }).nullable();
/** In every language of the house. */
export const text = z.object({ vi: z.string(), en: z.string() });
const lineBy = (faultOf: typeof textFault, most: number) =>
  z
    .string()
    .overwrite(tidyText)
    .check((typed) => {
      const fault = faultOf(typed.value, most);
      if (fault !== null) typed.issues.push({ code: 'custom', input: typed.value, message: fault });
    })
    .meta({ minLength: 1, maxLength: most, format: 'line' });
/**
 * Whatever a person types and others read: every string of a body that has no form of its own (TEXT-1, TEXT-2). A fault's
 * message is its name: the house says it in the asker's language.
 */
export const line = (most: number) => lineBy(textFault, most);
/** A line that stands on a ticket or a receipt (TEXT-3). */
export const printedLine = (most: number) => lineBy(printedTextFault, most);

/** Where in its stream a command has become true. */
export const done = z.object({ epoch: z.int(), seq: z.int(), at: instant });
export type Done = z.output<typeof done>;
