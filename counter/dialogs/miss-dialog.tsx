import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import { onTicket } from '../console/deeds.ts';
import type { Desk } from '../console/desk.ts';
import type { PresentCard } from '../views.ts';
import { DeskDialog } from './desk-dialog.tsx';

/** Asked while the number has stood on the board for less than 45 s. */
export const MissDialog = ({ desk, ticket }: { desk: Desk; ticket: PresentCard }): JSX.Element => {
  const w = words(counterWords).miss;
  const now = desk.link.time.second.value;
  const present = desk.state.value.view?.present;
  const shownAt = (present?.ticket === ticket.ticket ? present : ticket).call?.shownAt ?? null;
  return (
    <DeskDialog
      desk={desk}
      title={w.title(ticket.number)}
      text={shownAt === null ? w.unseen : w.early(Math.max(0, Math.round((now - shownAt) / 1000)))}
      stay={w.wait}
      go={w.yes}
      onGo={() => desk.press(onTicket('miss', ticket.ticket))}
    />
  );
};
