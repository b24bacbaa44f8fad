import type { JSX } from 'preact';
import { timeOfDay } from '../words/shared/times.ts';
import { sharedWords } from '../words/shared/words.ts';
import { Icon } from './icon.tsx';
import { words } from './language.ts';

type OfflineBannerProps = {
  /** when the server was last heard, if ever */ readonly since?: number | undefined;
  readonly zone: string;
};

/** A strip over a screen that keeps its last state. */
export const OfflineBanner = ({ since, zone }: OfflineBannerProps): JSX.Element => {
  const { offline } = words(sharedWords);
  return (
    <div class="offline-banner" role="status">
      <Icon name="offline" />
      <span>{since === undefined ? offline.banner : offline.bannerSince(timeOfDay(since, zone))}</span>
    </div>
  );
};

/** The whole screen, where nothing can be done without the server. */
export const OfflineScreen = (): JSX.Element => {
  const { offline } = words(sharedWords);
  return (
    <div class="offline-screen" role="status">
      <Icon name="offline" class="offline-screen__icon" />
      <h1 class="offline-screen__title">{offline.title}</h1>
      <p class="offline-screen__text">{offline.text}</p>
    </div>
  );
};
