import type { Category, Text } from '../../catalogue.ts';
import type { DeviceId, Instant, PrintJobId, Token } from '../../ids.ts';
import { type LineState, ticketOf } from '../../line/state.ts';
import type { Language, WaitRange } from '../../line/ticket.ts';
import { type Chance, chanceOf } from './chance.ts';

/** A paper that a printer still owes: everything that stands on it, so that the agent looks nothing up. */
export interface PrintJobCard {
  readonly job: PrintJobId;
  readonly askedAt: Instant;
  /** Asked for again, or begun and never confirmed: it is marked "bản in lại / reprint". */
  readonly reprint: boolean;
  readonly number: string;
  readonly field: Text;
  readonly service: Text;
  readonly category: Category;
  readonly issuedAt: Instant;
  readonly ahead: number;
  readonly wait: WaitRange | null;
  /** It may not be called before calling ends; null where nothing need be said. */
  readonly late: { readonly chance: Chance; readonly ends: Instant } | null;
  readonly language: Language;
  /** For the QR that the phone follows the ticket by. */
  readonly token: Token;
}

export interface PrintView {
  readonly branch: Text;
  readonly address: string;
  readonly timeZone: string;
  readonly jobs: readonly PrintJobCard[];
}

/**
 * What a printer still has to print, oldest first.
 * @param ends when calling ends today; null where it has no end.
 */
export function printView(line: LineState, printer: DeviceId, ends: Instant | null): PrintView | null {
  const { plan } = line;
  if (plan === null) return null;
  const jobs = [...line.prints.values()].filter((job) => job.printer === printer);
  const { name, address, timeZone } = plan.catalogue.branch;
  return {
    branch: name,
    address,
    timeZone,
    jobs: jobs.flatMap((job) => {
      const ticket = ticketOf(line, job.ticket);
      const field = ticket && plan.fields.get(ticket.field);
      const service = ticket && plan.services.get(ticket.service);
      if (ticket === undefined || field === undefined || service === undefined) return [];
      const { number, category, issuedAt, language, token, foretold } = ticket;
      const chance = chanceOf(foretold.wait, issuedAt, ends);
      return {
        job: job.id,
        askedAt: job.askedAt,
        reprint: job.reprint || job.begun,
        number,
        field: field.name,
        service: service.name,
        category,
        issuedAt,
        ...foretold,
        late: chance === null || ends === null ? null : { chance, ends },
        language,
        token,
      };
    }),
  };
}
