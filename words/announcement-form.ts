/** How a call is played as a whole: the chime, then the languages, once or twice (design.md §7). */
import type { Language } from './catalogue.ts';
import { announcement, type SpokenCall } from './spoken.ts';

/** `full`: all languages, twice, when nothing else waits to be spoken; `short`: each language once. */
export type Form = 'full' | 'short';

export type Step = { readonly clip: string } | { readonly pauseMs: number };

/** The chime's name in the manifest. */
export const CHIME = 'sounds/chime';
/** The soft click of a touch on the kiosk. */
export const CLICK = 'sounds/click';

/** The chime rings on under the pause; the voice begins when its last stroke has faded enough to be talked over. */
const AFTER_CHIME_MS = 80;
/** A breath between languages. */
const BETWEEN_LANGUAGES_MS = 350;
/** Between the two rounds of the full form: 600 to 700 ms (domain.md, "The hall"). */
const BETWEEN_ROUNDS_MS = 650;

export const announcementSteps = (
  call: SpokenCall,
  form: Form,
  languages: readonly Language[] = ['vi', 'en'],
): readonly Step[] => {
  const round: Step[] = languages.flatMap((language, place): Step[] => [
    ...(place === 0 ? [] : [{ pauseMs: BETWEEN_LANGUAGES_MS }]),
    ...announcement(call, language).clips.map((clip) => ({ clip })),
  ]);
  return [
    { clip: CHIME },
    { pauseMs: AFTER_CHIME_MS },
    ...round,
    ...(form === 'full' ? [{ pauseMs: BETWEEN_ROUNDS_MS }, ...round] : []),
  ];
};
