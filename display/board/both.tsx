import type { JSX } from 'preact';
import { inLanguage, LANGUAGE_TAGS, type Language, type Translation } from '../../words/catalogue.ts';
import type { vi } from '../../words/display/vi.ts';
import { displayWords } from '../../words/display/words.ts';

type Pick = (words: Translation<typeof vi>, language: Language) => string;

/** The board cannot ask for a language: it says everything in both, Vietnamese first. */
export const Both = ({ say, class: extra }: { say: Pick; class?: string }): JSX.Element => (
  <span class={extra === undefined ? 'both' : `both ${extra}`}>
    <span class="both__first">{say(inLanguage(displayWords, 'vi'), 'vi')}</span>
    <span class="both__second" lang={LANGUAGE_TAGS.en}>
      {say(inLanguage(displayWords, 'en'), 'en')}
    </span>
  </span>
);
