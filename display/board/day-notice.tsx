import type { JSX } from 'preact';
import { timeOfDay } from '../../words/shared/times.ts';
import type { DayNotice } from './board-of.ts';
import { Both } from './both.tsx';

/** What the day is at, or, on an ordinary hour without a new call, what the board is for. */
export const DayNoticeText = ({ notice, timeZone }: { notice: DayNotice | null; timeZone: string }): JSX.Element => (
  <Both
    class="day-notice"
    say={({ calm }) => {
      if (notice === null) return calm.quiet;
      return notice.kind === 'lunch' ? calm.lunch(timeOfDay(notice.until, timeZone)) : calm[notice.kind];
    }}
  />
);
