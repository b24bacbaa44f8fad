import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { words } from '../ui/language.ts';
import { SignInPage } from '../ui/sign-in-page.tsx';
import { StaffPage } from '../ui/staff-page.tsx';
import { type StaffSession, sessionStore } from '../ui/staff-session.ts';
import type { ScreenAnswer } from '../wire/http/people.ts';
import { signInWords } from '../words/sign-in/words.ts';
import { type Desk, openDesk } from './desk.ts';
import { OfficeScreen } from './office-screen.tsx';

export const OfficeApp = (): JSX.Element => (
  <StaffPage room="office" title={words(signInWords).officeTitle}>
    {(screen) => <Entry screen={screen} />}
  </StaffPage>
);

const Entry = ({ screen }: { screen: ScreenAnswer }): JSX.Element => {
  const store = useMemo(() => sessionStore('office'), []);
  const session = useSignal<StaffSession | null>(store.read());
  const ended = useSignal(false);
  const desk = useSignal<Desk | null>(null);
  const leave = (byServer: boolean): void => {
    store.forget();
    ended.value = byServer;
    session.value = null;
  };
  const token = session.value?.session;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a desk lives as long as the session's token
  useEffect(() => {
    if (session.value === null) return;
    const opened = openDesk(screen, session.value, () => leave(true));
    desk.value = opened;
    return () => {
      desk.value = null;
      opened.close();
    };
  }, [token]);
  const w = words(signInWords);
  if (session.value === null || desk.value === null)
    return (
      <SignInPage
        title={w.officeTitle}
        screen={screen}
        ended={ended.value}
        place="office"
        onSignedIn={(given) => {
          store.keep(given);
          session.value = given;
        }}
      >
        <p class="quiet">{w.officeOnly}</p>
      </SignInPage>
    );
  const onLeave = (): void => {
    desk.value?.signOut();
    leave(false);
  };
  return <OfficeScreen desk={desk.value} onLeave={onLeave} />;
};
