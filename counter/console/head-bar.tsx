import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Clock } from '../../ui/clock.tsx';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Mark } from '../../ui/mark.tsx';
import { counterWords } from '../../words/counter/words.ts';
import { timeOfDay } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { inWords } from '../catalogue-names.ts';
import type { CounterView } from '../views.ts';
import { isBusy } from './console-flow.ts';
import { DeedButton } from './deed-button.tsx';
import type { Desk } from './desk.ts';

type HeadBarProps = { readonly desk: Desk; readonly view: CounterView; readonly onLeft: () => void };

export const HeadBar = ({ desk, view, onLeft }: HeadBarProps): JSX.Element => {
  const w = words(counterWords);
  const { link } = desk;
  const branch = link.catalogue.value?.branch.name;
  const busy = isBusy(desk.state.value);
  const leave = async (): Promise<void> => {
    desk.press({ kind: 'counter', verb: 'sign-out' });
    const stop = desk.state.subscribe(({ press, notice }) => {
      if (press !== null && !press.answered) return;
      queueMicrotask(() => stop());
      if (notice === null) onLeft();
    });
  };
  return (
    <header class="staff-head staff-head--bar head">
      <div class="head__who">
        <Mark />
        <div>
          <h1 class="staff-head__title head__counter">{words(sharedWords).counterNumber(desk.counter)}</h1>
          <p class="quiet head__name">
            {link.session.name}
            {branch === undefined ? null : <span class="head__branch"> · {inWords(branch)}</span>}
          </p>
        </div>
      </div>
      <DayState view={view} zone={link.screen.timeZone} />
      <nav class="head__deeds" aria-label={w.head.more}>
        <DeedButton desk={desk} view={view} deed="search" kind="bare" icon="search" text={w.head.dossiers} />
        <DeedButton desk={desk} view={view} deed="issue" kind="bare" icon="ticket" text={w.head.issue} />
        <DeedButton
          desk={desk}
          view={view}
          deed="pause"
          kind="bare"
          icon={view.paused ? 'play' : 'pause'}
          text={view.paused ? w.head.resume : w.head.pause}
        />
        <DeedButton desk={desk} view={view} deed="keys" kind="bare" icon="keyboard" text={w.head.keys} />
        <Button kind="bare" icon="sign-out" off={busy || view.present !== null} onPress={() => void leave()}>
          {w.head.signOut}
        </Button>
      </nav>
      <div class="head__end">
        <LanguageSwitch />
        <span class="head__clock">
          <Clock time={link.time} zone={link.screen.timeZone} />
        </span>
      </div>
    </header>
  );
};

/** What about the day changes what a clerk can do; nothing while all is as usual. */
const DayState = ({ view, zone }: { view: CounterView; zone: string }): JSX.Element | null => {
  const { day: w } = words(counterWords);
  const { day } = view;
  if (day === null) return null;
  const said = [
    day.pausedUntil === null ? null : w.lunchUntil(timeOfDay(day.pausedUntil, zone)),
    day.phase === 'issuing_ended' ? w.issuingEnded : null,
    day.phase === 'calling_ended' ? w.callingEnded : null,
    day.issuingPaused && day.phase === 'open' ? w.issuingPaused : null,
  ].filter((text) => text !== null);
  if (said.length === 0) return null;
  return (
    <div class="head__day">
      {said.map((text) => (
        <span key={text} class="tag tag--attention">
          <Icon name="clock" />
          {text}
        </span>
      ))}
    </div>
  );
};
