import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import { NumberText } from '../../ui/number-text.tsx';
import type { Translation } from '../../words/catalogue.ts';
import type { vi } from '../../words/counter/vi.ts';
import { counterWords } from '../../words/counter/words.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { serviceName } from '../catalogue-names.ts';
import type { CounterView } from '../views.ts';
import { DeedButton } from './deed-button.tsx';
import { nextOf } from './deeds.ts';
import type { Desk } from './desk.ts';
import { whyNext } from './why-text.ts';

/** Nobody is at the counter: who comes next and why, and the one button. */
export const FreePanel = ({ desk, view }: { desk: Desk; view: CounterView }): JSX.Element => {
  const w = words(counterWords);
  const quiet = stillness(view, w);
  const next = nextOf(view);
  if (quiet !== null)
    return (
      <section class="free panel" aria-live="polite">
        <h2 class="free__title">{quiet.title}</h2>
        <p class="quiet">{quiet.text}</p>
        {quiet.resume ? (
          <DeedButton desk={desk} view={view} deed="pause" kind="action" icon="play" large text={w.head.resume} />
        ) : null}
      </section>
    );
  const categories = words(sharedWords).category;
  const now = desk.link.time.second.value;
  const zone = desk.link.screen.timeZone;
  return (
    <section class="free panel" aria-live="polite">
      {next === null ? (
        <>
          <h2 class="free__title">{w.nobodyWaiting}</h2>
          <p class="quiet">{w.nobodyWaitingText}</p>
        </>
      ) : (
        <>
          <p class="free__label">{w.next}</p>
          <p class="free__number">
            <NumberText number={next.number} cells />
          </p>
          <p class="free__service">{serviceName(desk.link.catalogue.value, next.service)}</p>
          <p class="free__why">
            {next.category === 'standard' ? null : (
              <Icon name={next.category === 'priority' ? 'priority' : 'calendar'} />
            )}
            {whyNext(next, now, w.why, categories, zone)}
          </p>
        </>
      )}
      <div class="free__deeds">
        <DeedButton desk={desk} view={view} deed="call_next" kind="action" icon="speaker" large />
        <DeedButton desk={desk} view={view} deed="call_number" icon="search" />
      </div>
    </section>
  );
};

interface Stillness {
  readonly title: string;
  readonly text: string;
  readonly resume: boolean;
}

/** Why nothing can be called now, when it is not for want of visitors. */
function stillness({ day, paused }: CounterView, w: Translation<typeof vi>): Stillness | null {
  if (day === null) return { title: w.day.none, text: w.day.noneText, resume: false };
  if (day.phase === 'closed') return { title: w.day.closed, text: w.day.closedText, resume: false };
  if (day.phase === 'calling_ended') return { title: w.day.callingEnded, text: w.day.callingEndedText, resume: false };
  return paused ? { title: w.head.paused, text: w.head.pausedText, resume: true } : null;
}
