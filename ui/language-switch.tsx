import type { JSX } from 'preact';
import { LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES } from '../words/catalogue.ts';
import { sharedWords } from '../words/shared/words.ts';
import { language, words } from './language.ts';

/** Every language by its own name, always all of them, always in the same corner. */
export const LanguageSwitch = (): JSX.Element => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and need a legend that is read each time
  <div class="languages" role="group" aria-label={words(sharedWords).language}>
    {LANGUAGES.map((choice) => (
      <button
        key={choice}
        type="button"
        class="languages__choice"
        lang={LANGUAGE_TAGS[choice]}
        aria-pressed={language.value === choice}
        onClick={() => {
          language.value = choice;
        }}
      >
        {LANGUAGE_NAMES[choice]}
      </button>
    ))}
  </div>
);
