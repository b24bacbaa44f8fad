import type { Translation } from '../../words/catalogue.ts';
import type { vi } from '../../words/counter/vi.ts';
import type { PresentCard } from '../views.ts';

/** Whether the hall has seen and heard the call, worded: `đã hiện · đã đọc`. `attention`: the clerk should recall. */
export interface CallFate {
  readonly seen: string;
  readonly heard: string;
  readonly isSeen: boolean;
  readonly isHeard: boolean;
  readonly attention: boolean;
}

export function callFate(call: NonNullable<PresentCard['call']>, w: Translation<typeof vi>['call']): CallFate {
  const { shownAt, voice, announcement } = call;
  const spoken = voice === 'spoken' && announcement > 1 ? `${w.spoken} (${w.nth(announcement)})` : w[voice];
  return {
    seen: shownAt === null ? w.notShown : w.shown,
    heard: spoken,
    isSeen: shownAt !== null,
    isHeard: voice === 'spoken',
    attention: voice === 'late' || voice === 'interrupted',
  };
}
