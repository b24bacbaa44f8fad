import type { JSX } from 'preact';
import { language, words } from '../../ui/language.ts';
import { nameOf } from '../../ui/name-of.ts';
import { NoticeStrip } from '../../ui/notice-strip.tsx';
import { counterWords } from '../../words/counter/words.ts';
import { refusalText } from '../../words/refusals/words.ts';
import { timeAndDate } from '../../words/shared/times.ts';
import type { Notice } from './console-flow.ts';
import type { Desk } from './desk.ts';
import { finishedText } from './finished-text.ts';

/** The last refusal, or what a press led to when the screen alone does not show it. Stands in a dialog when one is open. */
export const NoticeBand = ({ desk }: { desk: Desk }): JSX.Element | null => {
  const { notice } = desk.state.value;
  if (notice === null) return null;
  return (
    <NoticeStrip
      kind={notice.kind === 'problem' ? 'bad' : 'plain'}
      text={noticeText(notice, desk)}
      onClose={() => desk.tell({ type: 'notice_closed' })}
    />
  );
};

function noticeText(notice: Notice, { link, state }: Desk): string {
  const w = words(counterWords).notice;
  switch (notice.kind) {
    case 'problem': {
      const { name, params } = notice.problem;
      // The common sentence speaks to the visitor; here the clerk reads it.
      if (name === 'dossier_already_handed_over' && typeof params.at === 'number')
        return w.alreadyHandedOver(timeAndDate(params.at, link.screen.timeZone, language.value));
      const clerk = params.clerk;
      const named = clerk === undefined ? params : { ...params, clerk: nameOf(link.people.value, String(clerk)) };
      return refusalText({ name, params: named }, language.value, link.screen.timeZone);
    }
    case 'finished_nobody':
      return finishedText(notice.number, state.value.view, w);
    case 'reprinting':
      return w.reprinting(notice.number);
    case 'brought':
      return w.brought(notice.number);
    case 'recall_waits':
      return w.recallWaits(notice.number);
    case 'joined':
      return w.joined;
    case 'card_needs_service':
      return w.cardNeedsService;
    case 'receipt_needs_collection':
      return w.receiptNeedsCollection;
    case 'scan_not_here':
      return w.scanNotHere;
    case 'unreadable':
      return refusalText({ name: 'code_unreadable', params: {} }, language.value, link.screen.timeZone);
    case 'ready':
      return w.ready(notice.dossier);
    case 'withdrawn':
      return w.withdrawn(notice.dossier);
    default:
      return notice satisfies never;
  }
}
