import type { JSX } from 'preact';
import { inLanguage, LANGUAGE_TAGS, LANGUAGES } from '../words/catalogue.ts';
import { timeOfDay } from '../words/shared/times.ts';
import { sharedWords } from '../words/shared/words.ts';
import { Icon } from './icon.tsx';
import { language, words } from './language.ts';
import { Mark } from './mark.tsx';

type OfflineBannerProps = {
  /** when the server was last heard, if ever */ readonly since?: number | undefined;
  readonly zone: string;
  /** the server is heard, and waits for a newer program */ readonly waits?: boolean;
};

/** A strip over a screen that keeps its last state. */
export const OfflineBanner = ({ since, zone, waits = false }: OfflineBannerProps): JSX.Element => {
  const { offline } = words(sharedWords);
  const at = since === undefined ? null : timeOfDay(since, zone);
  const text = waits ? offline.waits(at) : at === null ? offline.banner : offline.bannerSince(at);
  return (
    <div class="offline-banner" role="status">
      <Icon name={waits ? 'warning' : 'offline'} />
      <span>{text}</span>
    </div>
  );
};

/** The whole screen, where nothing can be done without the server. Nobody can choose a language then, so all are shown. */
export const OfflineScreen = ({ waits = false }: { waits?: boolean }): JSX.Element => {
  const { offline } = words(sharedWords);
  const text = waits ? 'waitsText' : 'text';
  return (
    <div class="offline-screen" role="status">
      <span class="offline-screen__mark">
        <Mark />
      </span>
      <h1>{offline.title}</h1>
      <p class="offline-screen__text">{offline[text]}</p>
      {LANGUAGES.filter((other) => other !== language.value).map((other) => (
        <p key={other} class="offline-screen__other" lang={LANGUAGE_TAGS[other]}>
          {inLanguage(sharedWords, other).offline.title}. {inLanguage(sharedWords, other).offline[text]}
        </p>
      ))}
    </div>
  );
};
