import { ticketUrl } from '../../wire/codes.ts';
import type { BranchId, PrintJobCard, PrintView } from '../../wire/views.ts';
import { type Catalogue, inLanguage, type Language, type Translation } from '../../words/catalogue.ts';
import { paperWords } from '../../words/paper/words.ts';
import { dateOf, timeOfDay, waitRange } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import type { Bilingual, TicketPaper } from '../paper/ticket.ts';

interface Place {
  readonly branch: BranchId;
  readonly publicUrl: string;
}

/** A print job as the paper says it: every word ready. */
export function ticketPaper(
  job: PrintJobCard,
  view: PrintView,
  { branch, publicUrl }: Place,
  reprint: boolean,
): TicketPaper {
  const { ahead, wait, late, language } = job;
  const collects = job.category === 'collection';
  const issued = `${timeOfDay(job.issuedAt, view.timeZone)} · ${dateOf(job.issuedAt, view.timeZone)}`;
  const keep = both(paperWords, (words) => words.keepPaper);
  return {
    branch: { name: view.branch.vi, address: view.address },
    numberLabel: both(paperWords, (words) => words.yourNumber),
    number: job.number,
    // Field, service and category of a collection are one thing, and its service says it as the visitor would.
    fieldName: collects ? job.service : job.field,
    serviceName: collects ? null : job.service,
    category:
      collects || job.category === 'standard' ? null : both(sharedWords, (words) => words.category[job.category]),
    facts: [
      {
        label: both(paperWords, (words) => words.ahead),
        value: both(paperWords, (words) => (ahead === 0 ? words.nobodyAhead : words.people(ahead))),
      },
      {
        label: both(paperWords, (words) => words.wait),
        value: both(paperWords, (words, as) =>
          wait === null ? words.noCounterOpen : waitRange(wait.min, wait.max, as),
        ),
      },
      { label: both(paperWords, (words) => words.issuedAt), value: { vi: issued, en: issued } },
    ],
    follow: { url: ticketUrl(publicUrl, branch, job.token), label: both(paperWords, (words) => words.follow) },
    language,
    warning:
      late === null
        ? null
        : both(sharedWords, (words) => words.chance[late.chance](timeOfDay(late.ends, view.timeZone))),
    reprint: reprint ? inLanguage(paperWords, 'vi').reprintMark : null,
    notes: language === 'en' ? [keep.vi, keep.en] : [keep.vi],
  };
}

const both = <Words>(
  catalogue: Catalogue<Words>,
  say: (words: Translation<Words>, language: Language) => string,
): Bilingual => ({ vi: say(inLanguage(catalogue, 'vi'), 'vi'), en: say(inLanguage(catalogue, 'en'), 'en') });
