import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import type { HallView } from '../../wire/views.ts';
import { LANGUAGE_TAGS } from '../../words/catalogue.ts';
import type { DayNotice } from './board-of.ts';
import { DayNoticeText } from './day-notice.tsx';
import { noticeTurns } from './notice-turns.ts';
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
  const turns = notices.flatMap(noticeTurns);
  const turn = turns[turnOf(turns.length, NOTICE_MS, now)];
  if (notice !== null)
    return (
      <p class="notices notices--day">
        <Icon name="clock" />
        <DayNoticeText notice={notice} timeZone={timeZone} />
      </p>
    );
  if (turn === undefined) return <p class="notices" />;
  return (
    <p class="notices">
      <Icon name="info" />
      {turn.kind === 'both' ? (
        <span class="both">
          <span class="both__first">{turn.text.vi}</span>
          <span class="both__second" lang={LANGUAGE_TAGS.en}>
            {turn.text.en}
          </span>
        </span>
      ) : (
        <span
          class={turn.longest ? 'notices__alone notices__alone--longest' : 'notices__alone'}
          lang={LANGUAGE_TAGS[turn.language]}
        >
          {turn.text[turn.language]}
        </span>
      )}
    </p>
  );
};
