import type { JSX } from 'preact';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../ui/language.ts';
import { officeWords } from '../words/office/words.ts';
import { dateOf, dateOfDay, timeOfDay } from '../words/shared/times.ts';
import type { Desk } from './desk.ts';
import { isBusy } from './office-flow.ts';
import type { OfficeView } from './views.ts';

/** Whether the hall is open, and what a supervisor can do about it. */
export const DaySection = ({ desk, view }: { desk: Desk; view: OfficeView }): JSX.Element => {
  const w = words(officeWords);
  const { day } = view;
  const off = isBusy(desk.state.value);
  const open = day !== null && day.phase !== 'closed';
  const good = day?.phase === 'open' && !day.issuingPaused;
  return (
    <section class={good ? 'band band--good day' : 'band band--attention day'} aria-label={w.title}>
      <Icon name={open ? 'desk' : 'lock'} />
      <p class="day__said">
        <strong>{day === null ? w.day.none : w.day[day.phase]}</strong>
        {day?.issuingPaused === true && day.phase === 'open' ? <span>{w.day.issuingPaused}</span> : null}
        {day?.pausedUntil == null ? null : (
          <span>{w.day.lunchUntil(timeOfDay(day.pausedUntil, desk.screen.timeZone))}</span>
        )}
      </p>
      {desk.runs ? (
        <div class="day__deeds">
          {day?.phase === 'open' ? (
            <Button
              icon={day.issuingPaused ? 'play' : 'pause'}
              off={off}
              onPress={() => desk.press({ kind: day.issuingPaused ? 'resume_issuing' : 'pause_issuing' })}
            >
              {day.issuingPaused ? w.day.resumeIssuing : w.day.pauseIssuing}
            </Button>
          ) : null}
          {open ? (
            <Button
              icon="lock"
              off={off}
              onPress={() => desk.tell({ type: 'dialog_opened', dialog: { name: 'close_day' } })}
            >
              {w.day.closeDay}
            </Button>
          ) : (
            <OpenDay desk={desk} closed={day?.date ?? null} />
          )}
        </div>
      ) : (
        <span class="quiet">{w.readOnly}</span>
      )}
    </section>
  );
};

/** A day is opened once: what was closed today opens again tomorrow, or goes on today if that was a mistake. */
const OpenDay = ({ desk, closed }: { desk: Desk; closed: string | null }): JSX.Element => {
  const w = words(officeWords).day;
  const today = dateOf(desk.time.second.value, desk.screen.timeZone);
  if (closed !== null && dateOfDay(closed) === today)
    return (
      <>
        <span>{w.opensNext}</span>
        <Button icon="undo" off={isBusy(desk.state.value)} onPress={() => desk.press({ kind: 'reopen_day' })}>
          {w.reopenDay}
        </Button>
      </>
    );
  return (
    <Button kind="action" icon="play" off={isBusy(desk.state.value)} onPress={() => desk.press({ kind: 'open_day' })}>
      {w.openDay}
    </Button>
  );
};
