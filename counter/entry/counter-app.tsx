import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { words } from '../../ui/language.ts';
import { SignInPage } from '../../ui/sign-in-page.tsx';
import { StaffPage } from '../../ui/staff-page.tsx';
import { type StaffSession, sessionStore } from '../../ui/staff-session.ts';
import { commands } from '../../wire/endpoints.ts';
import type { ScreenAnswer } from '../../wire/http/people.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { signInWords } from '../../words/sign-in/words.ts';
import { ConsoleScreen } from '../console/console-screen.tsx';
import { type Link, openLink } from '../link.ts';
import type { CounterId } from '../views.ts';
import { ChooseCounter } from './choose-counter.tsx';
import { type EntryEvent, entryAt, entryStep } from './entry-flow.ts';
import { LostCounter } from './lost-counter.tsx';
import { rememberCounter, wantedCounter } from './wanted-counter.ts';

export const CounterApp = (): JSX.Element => (
  <StaffPage room="counter" title={words(signInWords).counterTitle}>
    {(screen) => <Entry screen={screen} />}
  </StaffPage>
);

const Entry = ({ screen }: { screen: ScreenAnswer }): JSX.Element => {
  const store = useMemo(() => sessionStore('counter'), []);
  const state = useSignal(entryAt(store.read(), wantedCounter()));
  const step = (event: EntryEvent): void => {
    state.value = entryStep(state.value, event);
    if (event.type === 'session_ended' || event.type === 'left') store.forget();
    if (event.type === 'left') link?.signOut();
  };
  const now = state.value;
  const session = now.at === 'sign_in' ? null : now.session;
  const link = useLink(screen, session, () => step({ type: 'session_ended' }));

  const enter = async (counter: CounterId, takeOver: boolean): Promise<void> => {
    if (link === null) return;
    step({ type: 'counter_asked', counter, takeOver });
    const answer = await link.client.send(commands.signInAt(screen.branch, counter), { takeOver });
    if (!answer.ok) {
      if (answer.problem.name === 'not_signed_in_here') store.forget();
      return step({ type: 'refused', problem: answer.problem });
    }
    rememberCounter(counter);
    step({ type: 'entered', counter });
  };
  // A known counter is taken at once: the clerk has said who they are, and the desk says where.
  const asked = useRef<StaffSession | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a session
  useEffect(() => {
    if (now.at !== 'choose' || now.wanted === null || link === null || asked.current === now.session) return;
    asked.current = now.session;
    void enter(now.wanted, false);
  }, [now, link]);

  if (now.at === 'sign_in' || link === null) {
    const wanted = now.at === 'sign_in' ? now.wanted : null;
    return (
      <SignInPage
        title={wanted === null ? words(signInWords).counterTitle : words(sharedWords).counterNumber(wanted)}
        screen={screen}
        ended={now.at === 'sign_in' && now.ended}
        place="counter"
        onSignedIn={(given) => {
          store.keep(given);
          step({ type: 'signed_in', session: given });
        }}
      />
    );
  }
  if (now.at === 'choose') return <ChooseCounter link={link} state={now} onEnter={enter} onEvent={step} />;
  if (now.at === 'lost') return <LostCounter link={link} state={now} onEnter={enter} onEvent={step} />;
  return (
    <ConsoleScreen
      key={now.counter}
      link={link}
      counter={now.counter}
      onLost={(to) => step({ type: 'counter_lost', to })}
      onLeft={() => step({ type: 'left' })}
      onSessionEnded={() => step({ type: 'session_ended' })}
    />
  );
};

/** One connection a session: made when someone signs in, closed when they leave. */
function useLink(screen: ScreenAnswer, session: StaffSession | null, onEnded: () => void): Link | null {
  const link = useSignal<Link | null>(null);
  const token = session?.session;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link lives as long as the session's token
  useEffect(() => {
    if (session === null) return;
    const opened = openLink(screen, session, ({ name }) => {
      if (name === 'not_signed_in_here') onEnded();
    });
    link.value = opened;
    return () => {
      link.value = null;
      opened.close();
    };
  }, [token]);
  return link.value;
}
