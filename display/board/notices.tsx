import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import type { HallView } from '../../wire/views.ts';
import { LANGUAGE_TAGS } from '../../words/catalogue.ts';
import type { DayNotice } from './board-of.ts';
import { DayNoticeText } from './day-notice.tsx';
import { turnOf } from './turn.ts';

/** Long enough to be read twice by a slow reader. */
const NOTICE_MS = 12_000;

type NoticesProps = {
  readonly notices: HallView['notices'];
  readonly now: number;
  /** What the day is at, when the calls leave no other place for it. */
  readonly notice: DayNotice | null;
  readonly timeZone: string;
};

/** One notice at a time, changing without a show. */
export const Notices = ({ notices, now, notice, timeZone }: NoticesProps): JSX.Element | null => {
  const both = notices[turnOf(notices.length, NOTICE_MS, now)];
  if (notice !== null)
    return (
      <p class="notices notices--day">
        <Icon name="clock" />
        <DayNoticeText notice={notice} timeZone={timeZone} />
      </p>
    );
  return both === undefined ? (
    <p class="notices" />
  ) : (
    <p class="notices">
      <Icon name="info" />
      <span class="both">
        <span class="both__first">{both.vi}</span>
        <span class="both__second" lang={LANGUAGE_TAGS.en}>
          {both.en}
        </span>
      </span>
    </p>
  );
};
