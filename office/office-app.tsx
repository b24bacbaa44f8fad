import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { ArchRule } from '../ui/arch-rule.tsx';
import { language, words } from '../ui/language.ts';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Mark } from '../ui/mark.tsx';
import { SignIn } from '../ui/sign-in.tsx';
import { type StaffSession, sessionStore } from '../ui/staff-session.ts';
import { useScreen } from '../ui/use-screen.ts';
import { createClient } from '../wire/client.ts';
import type { ScreenAnswer } from '../wire/http/people.ts';
import { sharedWords } from '../words/shared/words.ts';
import { signInWords } from '../words/sign-in/words.ts';
import { type Desk, openDesk } from './desk.ts';
import { OfficeScreen } from './office-screen.tsx';

export const OfficeApp = (): JSX.Element => {
  const { screen, away } = useScreen('office');
  const w = words(signInWords);
  if (screen === null)
    return (
      <Frame>
        <p role="status">{away ? w.noServer : w.starting}</p>
      </Frame>
    );
  return <Entry screen={screen} />;
};

const Entry = ({ screen }: { screen: ScreenAnswer }): JSX.Element => {
  const store = useMemo(() => sessionStore('office'), []);
  const session = useSignal<StaffSession | null>(store.read());
  const ended = useSignal(false);
  const desk = useSignal<Desk | null>(null);
  const client = useMemo(
    () => createClient({ baseUrl: '', token: () => screen.token, language: () => language.value }),
    [screen],
  );
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
      <Frame>
        {ended.value ? (
          <p class="band band--attention" role="status">
            {w.sessionEnded}
          </p>
        ) : null}
        <SignIn
          client={client}
          screen={screen}
          may={({ role }) => role !== 'clerk'}
          onSignedIn={(given) => {
            store.keep(given);
            session.value = given;
          }}
        />
        <p class="quiet">{w.officeOnly}</p>
      </Frame>
    );
  return <OfficeScreen desk={desk.value} onLeave={() => leave(false)} />;
};

/** Before someone is signed in: one quiet column. */
const Frame = ({ children }: { children: ComponentChildren }): JSX.Element => (
  <div class="entry">
    <header class="entry__head">
      <Mark />
      <div class="entry__name">
        <p class="quiet">{words(sharedWords).centre}</p>
        <h1 class="entry__title">{words(signInWords).officeTitle}</h1>
      </div>
      <LanguageSwitch />
    </header>
    <ArchRule />
    <main class="entry__body">{children}</main>
  </div>
);
