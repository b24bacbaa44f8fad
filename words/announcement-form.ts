/** How a call is played as a whole: the chime, then the languages, once or twice (design.md §7). */
import type { Language } from './catalogue.ts';
import { type Announcement, announcement, type SpokenCall } from './spoken.ts';

/** `full`: all languages, twice, when nothing else waits to be spoken; `short`: each language once. */
export type Form = 'full' | 'short';

export type Step = { readonly clip: string } | { readonly pauseMs: number };

/** The chime's name in the manifest. */
export const CHIME = 'sounds/chime';
/** The soft click of a touch on the kiosk. */
export const CLICK = 'sounds/click';

/** The chime rings on under the pause; the voice begins when its last stroke has faded enough to be talked over. */
const AFTER_CHIME_MS = 50;
/** Between single letters and digits: without it "không một hai" runs together in a hall that echoes. */
const BETWEEN_SIGNS_MS = 30;
/** The comma before the counter. */
const BEFORE_COUNTER_MS = 120;
/** A breath between languages. */
const BETWEEN_LANGUAGES_MS = 300;
/** Between the two rounds of the full form: 600 to 700 ms (domain.md, "The hall"). */
const BETWEEN_ROUNDS_MS = 650;

const spaced = ({ clips, signs }: Announcement): readonly Step[] =>
  clips.flatMap((clip, place): Step[] => {
    // place 0 is the invitation; the letters and digits follow it
    if (place === clips.length - 1 || place > signs) return [{ clip }];
    return [{ clip }, { pauseMs: place === signs ? BEFORE_COUNTER_MS : BETWEEN_SIGNS_MS }];
  });

export const announcementSteps = (
  call: SpokenCall,
  form: Form,
  languages: readonly Language[] = ['vi', 'en'],
): readonly Step[] => {
  const round: Step[] = languages.flatMap((language, place): Step[] => [
    ...(place === 0 ? [] : [{ pauseMs: BETWEEN_LANGUAGES_MS }]),
    ...spaced(announcement(call, language)),
  ]);
  return [
    { clip: CHIME },
    { pauseMs: AFTER_CHIME_MS },
    ...round,
    ...(form === 'full' ? [{ pauseMs: BETWEEN_ROUNDS_MS }, ...round] : []),
  ];
};
