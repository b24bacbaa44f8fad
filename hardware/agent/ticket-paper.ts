import { ticketUrl } from '../../wire/codes.ts';
import type { BranchId, PrintJobCard, PrintView } from '../../wire/views.ts';
import { inLanguage, type Language } from '../../words/catalogue.ts';
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
  const vi = inLanguage(paperWords, 'vi');
  const en = inLanguage(paperWords, 'en');
  const both = (say: (words: typeof vi, language: Language) => string): Bilingual => ({
    vi: say(vi, 'vi'),
    en: say(en, 'en'),
  });
  const { ahead, wait, language } = job;
  const issued = `${timeOfDay(job.issuedAt, view.timeZone)} · ${dateOf(job.issuedAt, view.timeZone)}`;
  return {
    branch: { name: view.branch.vi, address: view.address },
    numberLabel: both((words) => words.yourNumber),
    number: job.number,
    fieldName: job.field,
    serviceName: job.service,
    category:
      job.category === 'standard'
        ? null
        : {
            vi: inLanguage(sharedWords, 'vi').category[job.category],
            en: inLanguage(sharedWords, 'en').category[job.category],
          },
    facts: [
      {
        label: both((words) => words.ahead),
        value: both((words) => (ahead === 0 ? words.nobodyAhead : words.people(ahead))),
      },
      {
        label: both((words) => words.wait),
        value: both((words, as) => (wait === null ? words.noCounterOpen : waitRange(wait.min, wait.max, as))),
      },
      { label: both((words) => words.issuedAt), value: { vi: issued, en: issued } },
    ],
    follow: { url: ticketUrl(publicUrl, branch, job.token), label: both((words) => words.follow) },
    language,
    reprint: reprint ? vi.reprintMark : null,
    notes: language === 'en' ? [vi.keepPaper, en.keepPaper] : [vi.keepPaper],
  };
}
