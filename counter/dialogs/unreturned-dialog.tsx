import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import { onTicket, unreturned } from '../console/deeds.ts';
import type { Desk } from '../console/desk.ts';
import type { PresentCard } from '../views.ts';
import { DeskDialog } from './desk-dialog.tsx';

type UnreturnedDialogProps = {
  readonly desk: Desk;
  readonly ticket: PresentCard;
  readonly verb: 'finish' | 'finish-and-call-next';
};

/** Asked once before a collector is let go while a result lies ready. */
export const UnreturnedDialog = ({ desk, ticket, verb }: UnreturnedDialogProps): JSX.Element => {
  const w = words(counterWords).unreturned;
  return (
    <DeskDialog
      desk={desk}
      title={w.title(unreturned(ticket))}
      text={w.text}
      stay={w.stay}
      go={verb === 'finish' ? w.finish : w.finish_and_call_next}
      onGo={() => desk.press(onTicket(verb, ticket.ticket))}
    />
  );
};
