import type { JSX } from 'preact';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { language, words } from '../ui/language.ts';
import { officeWords } from '../words/office/words.ts';
import { refusalText } from '../words/refusals/words.ts';
import type { Desk } from './desk.ts';

/** What the last order led to. Stands in a dialog when one is open. */
export const NoticeBand = ({ desk }: { desk: Desk }): JSX.Element | null => {
  const w = words(officeWords);
  const { notice } = desk.state.value;
  if (notice === null) return null;
  const bad = notice.kind === 'problem';
  return (
    <div class={bad ? 'notice notice--bad' : 'notice'} role={bad ? 'alert' : 'status'}>
      <Icon name={bad ? 'warning' : 'check'} />
      <span class="notice__text">
        {bad ? refusalText(notice.problem, language.value, desk.screen.timeZone) : w.done}
      </span>
      <Button kind="bare" icon="close" label={w.dismiss} onPress={() => desk.tell({ type: 'notice_closed' })} />
    </div>
  );
};
