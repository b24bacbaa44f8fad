import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { createClient } from '../wire/client.ts';
import type { ScreenAnswer, SignInPlace } from '../wire/http/people.ts';
import { signInWords } from '../words/sign-in/words.ts';
import { EntryFrame } from './entry-frame.tsx';
import { language, words } from './language.ts';
import { SignIn } from './sign-in.tsx';
import type { StaffSession } from './staff-session.ts';

type SignInPageProps = {
  readonly title: string;
  readonly screen: ScreenAnswer;
  /** Whether the last session ended by itself: a page that signs someone out says so. */
  readonly ended: boolean;
  readonly place: SignInPlace;
  readonly onSignedIn: (session: StaffSession) => void;
  /** What stands below, for those who do not find their name. */
  readonly children?: ComponentChildren;
};

export const SignInPage = ({ title, screen, ended, place, onSignedIn, children }: SignInPageProps): JSX.Element => {
  const client = useMemo(
    () => createClient({ baseUrl: '', token: () => screen.token, language: () => language.value }),
    [screen],
  );
  return (
    <EntryFrame title={title}>
      {ended ? (
        <p class="band band--attention" role="status">
          {words(signInWords).sessionEnded}
        </p>
      ) : null}
      <SignIn client={client} screen={screen} place={place} onSignedIn={onSignedIn} />
      {children}
    </EntryFrame>
  );
};
