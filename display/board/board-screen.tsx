import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { HallView } from '../../wire/views.ts';
import type { Running } from '../start/board-model.ts';
import { boardOf, visibleCalls } from './board-of.ts';
import { CallList } from './call-list.tsx';
import { CalmPicture } from './calm-picture.tsx';
import { DayNoticeText } from './day-notice.tsx';
import { Head } from './head.tsx';
import { LargeCall } from './large-call.tsx';
import { Lines } from './lines.tsx';
import { Notices } from './notices.tsx';
import { Signs } from './signs.tsx';

type BoardScreenProps = {
  readonly view: HallView;
  readonly running: Running;
  /** When the server was last heard; null while it is. */
  readonly awaySince: number | null;
};

/** The hallway board, 1920 × 1080: the newest calls left, every open call right, lines and notices along the foot. */
export const BoardScreen = ({ view, running, awaySince }: BoardScreenProps): JSX.Element => {
  const { time, timeZone, zone, onPainted } = running;
  const now = time.second.value;
  const board = boardOf(view, now, zone, timeZone);
  const visible = visibleCalls(board);
  const unseen = visible.filter((call) => !call.shown).map(({ id }) => id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each set of calls that is newly on the board
  useEffect(() => afterPaint(() => onPainted(visible)), [unseen.join(' ')]);
  const listed = board.listed.length > 0;
  // A visitor who has come needs no calling: the bright band is for those who are still awaited.
  const newest = board.large.find((call) => call.open);
  return (
    <main class={listed ? 'board' : 'board board--alone'}>
      <Head view={view} zone={zone} time={time} timeZone={timeZone} />
      <Signs running={running} awaySince={awaySince} />
      <section class="calls" data-count={board.large.length} aria-live="polite">
        {board.large.length === 0 ? (
          <CalmPicture>
            <DayNoticeText notice={board.notice} timeZone={timeZone} />
          </CalmPicture>
        ) : (
          board.large.map((call) => (
            <LargeCall key={`${call.id}#${call.announcement}`} call={call} newest={call === newest} />
          ))
        )}
      </section>
      {listed ? <CallList calls={board.listed} more={board.more} /> : null}
      <Lines lines={view.lines} now={now} />
      <Notices
        notices={view.notices}
        now={now}
        notice={board.large.length === 0 ? null : board.notice}
        timeZone={timeZone}
      />
    </main>
  );
};

/** The second frame begins when the first has been painted: only then has the hall seen it. A hidden page never gets there. */
function afterPaint(then: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(then);
  });
  return () => cancelAnimationFrame(frame);
}
