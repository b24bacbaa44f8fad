import type { JSX } from 'preact';
import { Button } from '../ui/button.tsx';
import { Clock } from '../ui/clock.tsx';
import { useKeptFocus } from '../ui/kept-focus.ts';
import { language, words } from '../ui/language.ts';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Mark } from '../ui/mark.tsx';
import { OfflineBanner } from '../ui/offline.tsx';
import { officeWords } from '../words/office/words.ts';
import { longDate } from '../words/shared/times.ts';
import { AccessSection } from './access-section.tsx';
import { ClockBand } from './clock-band.tsx';
import { CountersTable } from './counters-table.tsx';
import { DaySection } from './day-section.tsx';
import type { Desk } from './desk.ts';
import { DevicesSection } from './devices-section.tsx';
import { DossiersSection } from './dossiers-section.tsx';
import { Figures } from './figures.tsx';
import { LinesTable } from './lines-table.tsx';
import { NoticeBand } from './notice-band.tsx';
import { OfficeDialog } from './office-dialog.tsx';
import { RuleSection } from './rule-section.tsx';

/** The supervisor's first page: how today goes, from the whole to its parts. */
export const OfficeScreen = ({ desk, onLeave }: { desk: Desk; onLeave: () => void }): JSX.Element => {
  const w = words(officeWords);
  useKeptFocus();
  const { view, dialog, heard } = desk.state.value;
  const { timeZone } = desk.screen;
  const access = desk.access === null ? null : <AccessSection book={desk.access} timeZone={timeZone} />;
  return (
    <div class="office">
      {heard ? null : <OfflineBanner since={desk.awaySince.value} zone={timeZone} waits={desk.waits.value} />}
      <header class="staff-head staff-head--bar office__head">
        <Mark />
        <div class="office__name">
          <h1 class="staff-head__title">{view === null ? w.room : view.name[language.value]}</h1>
          <p class="quiet">
            {w.room} · {desk.session.name}
          </p>
        </div>
        <p class="office__now">
          <span class="quiet">
            {desk.time.known.value ? longDate(desk.time.second.value, timeZone, language.value) : null}
          </span>
          <strong class="office__clock">
            <Clock time={desk.time} zone={timeZone} />
          </strong>
        </p>
        <LanguageSwitch />
        <Button kind="bare" icon="sign-out" onPress={onLeave}>
          {w.signOut}
        </Button>
      </header>
      <main class="office__main">
        <ClockBand desk={desk} />
        {dialog === null ? <NoticeBand desk={desk} /> : null}
        {desk.runs ? null : access}
        {view === null ? (
          <p role="status">{w.loading}</p>
        ) : (
          <>
            <DaySection desk={desk} view={view} />
            <Figures view={view} />
            <LinesTable desk={desk} view={view} />
            <CountersTable desk={desk} view={view} />
            <div class="office__pair">
              <DevicesSection desk={desk} view={view} />
              <div class="office__stack">
                <DossiersSection desk={desk} view={view} />
                <RuleSection desk={desk} rule={view.rule} />
              </div>
            </div>
          </>
        )}
        {desk.runs ? access : null}
      </main>
      {dialog === null || view === null ? null : <OfficeDialog desk={desk} view={view} dialog={dialog} />}
    </div>
  );
};
