import type { JSX } from 'preact';
import type { ScreenAnswer } from '../wire/http/people.ts';
import { signInWords } from '../words/sign-in/words.ts';
import { EntryFrame } from './entry-frame.tsx';
import { words } from './language.ts';
import { useScreen } from './use-screen.ts';

type StaffPageProps = {
  readonly room: 'counter' | 'office';
  readonly title: string;
  readonly children: (screen: ScreenAnswer) => JSX.Element;
};

/** A page for people who sign in: until the server has said which house this is, it says that it waits for that. */
export const StaffPage = ({ room, title, children }: StaffPageProps): JSX.Element => {
  const { screen, away } = useScreen(room);
  const w = words(signInWords);
  if (screen !== null) return children(screen);
  return (
    <EntryFrame title={title}>
      <p role="status">{away ? w.noServer : w.starting}</p>
    </EntryFrame>
  );
};
