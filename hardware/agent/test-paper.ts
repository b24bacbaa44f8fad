import type { KnownHead } from '../../wire/print-head.ts';
import { type Catalogue, inLanguage, type Language, type Translation } from '../../words/catalogue.ts';
import { paperWords } from '../../words/paper/words.ts';
import { MEASURED_MM, type TestPage } from '../paper/test-page.ts';
import type { Bilingual } from '../paper/ticket.ts';

/** As long as a bar of 40 mm comes out under a head of 180 dpi that was taken for one of 203. */
const LONGER_MM = Math.round((MEASURED_MM * 203) / 180);

interface Tested {
  /** The printer's name, its address: a line each. */
  readonly named: readonly string[];
  readonly head: KnownHead;
  readonly url: string;
  /** As people read it. */
  readonly time: string;
}

/** The test page as the paper says it: every word ready, in both languages. */
export function testPaper({ named, head, url, time }: Tested): TestPage {
  const width = both(({ testPage }) => `${testPage.width(head.dots, head.dpi)}: ${testPage.from[head.source]}`);
  return {
    title: both(({ testPage }) => testPage.title),
    lines: [...named, width.vi, width.en, time],
    edges: both(({ testPage }) => testPage.edges),
    measure: both(({ testPage }) => testPage.measure(MEASURED_MM, LONGER_MM)),
    url,
  };
}

type Words = typeof paperWords extends Catalogue<infer Known> ? Known : never;

function both(say: (words: Translation<Words>, language: Language) => string): Bilingual {
  return { vi: say(inLanguage(paperWords, 'vi'), 'vi'), en: say(inLanguage(paperWords, 'en'), 'en') };
}
