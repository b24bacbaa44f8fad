import type { JSX } from 'preact';
import { Digits } from '../../ui/digits.tsx';
import type { HallView } from '../../wire/views.ts';
import { LANGUAGE_TAGS } from '../../words/catalogue.ts';
import { Both } from './both.tsx';
import { turnOf } from './turn.ts';

/** The names change language this often: there is room for one at a size that can be read. Both keep their place, so that nothing moves. */
const LANGUAGES = ['vi', 'en'] as const;
const LANGUAGE_MS = 12_000;

/** How many wait in each field. */
export const Lines = ({ lines, now }: { lines: HallView['lines']; now: number }): JSX.Element => {
  const language = turnOf(2, LANGUAGE_MS, now) === 0 ? 'vi' : 'en';
  return (
    <section class="lines">
      <h2 class="lines__title">
        <Both say={(words) => words.waiting} />
      </h2>
      <ul class="lines__fields">
        {lines.map(({ field, letter, name, waiting }) => (
          <li key={field} class={waiting === 0 ? 'lines__field lines__field--none' : 'lines__field'}>
            <span class="lines__letter">{letter}</span>
            <span class="lines__names">
              {LANGUAGES.map((shown) => (
                <span
                  key={shown}
                  class={shown === language ? 'lines__name' : 'lines__name lines__name--other'}
                  lang={LANGUAGE_TAGS[shown]}
                >
                  {name[shown]}
                </span>
              ))}
            </span>
            <span class="lines__count">
              <Digits text={String(waiting)} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
