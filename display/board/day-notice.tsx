import type { JSX } from 'preact';
import type { Language, Translation } from '../../words/catalogue.ts';
import type { vi } from '../../words/display/vi.ts';
import { longDate, timeOfDay } from '../../words/shared/times.ts';
import type { DayNotice } from './board-of.ts';
import { Both } from './both.tsx';

/** What the day is at, or, on an ordinary hour without a new call, what the board is for. */
export const DayNoticeText = ({ notice, timeZone }: { notice: DayNotice | null; timeZone: string }): JSX.Element => (
  <Both class="day-notice" say={({ calm }, language) => sentence(calm, notice, timeZone, language)} />
);

function sentence(
  calm: Translation<typeof vi>['calm'],
  notice: DayNotice | null,
  timeZone: string,
  language: Language,
): string {
  if (notice === null) return calm.quiet;
  switch (notice.kind) {
    case 'lunch':
      return calm.lunch(timeOfDay(notice.until, timeZone));
    case 'notOpen':
      return notice.opens === null ? calm.notOpen : calm.opens(timeOfDay(notice.opens, timeZone));
    case 'closed':
    case 'dayOff':
    case 'noneToday': {
      const { opens, kind } = notice;
      if (opens === null) return calm[kind];
      return `${calm[kind]}. ${calm.opensOn(timeOfDay(opens, timeZone), longDate(opens, timeZone, language))}`;
    }
    default:
      return calm[notice.kind];
  }
}
