import type { JSX } from 'preact';
import { language, words } from '../ui/language.ts';
import { NoticeStrip } from '../ui/notice-strip.tsx';
import { officeWords } from '../words/office/words.ts';
import { refusalText } from '../words/refusals/words.ts';
import type { Desk } from './desk.ts';
import { doneText } from './done-text.ts';

/** What the last order led to. Stands in a dialog when one is open. */
export const NoticeBand = ({ desk }: { desk: Desk }): JSX.Element | null => {
  const { notice } = desk.state.value;
  if (notice === null) return null;
  const undo = notice.kind === 'done' ? notice.undo : null;
  const close = (): void => desk.tell({ type: 'notice_closed' });
  return notice.kind === 'problem' ? (
    <NoticeStrip kind="bad" text={refusalText(notice.problem, language.value, desk.screen.timeZone)} onClose={close} />
  ) : (
    <NoticeStrip
      kind="good"
      text={doneText(notice.order, words(officeWords).done)}
      onClose={close}
      onUndo={undo === null ? undefined : () => desk.press(undo)}
    />
  );
};
