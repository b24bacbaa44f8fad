import type { JSX } from 'preact';
import { Clock } from '../../ui/clock.tsx';
import { Mark } from '../../ui/mark.tsx';
import type { ServerTime } from '../../ui/server-time.ts';
import type { HallView, ZoneId } from '../../wire/views.ts';
import { LANGUAGE_TAGS } from '../../words/catalogue.ts';
import { longDate } from '../../words/shared/times.ts';

type HeadProps = {
  readonly view: HallView;
  readonly zone: ZoneId | null;
  readonly time: ServerTime;
  readonly timeZone: string;
};

/** Where we are and what time it is, by the server's clock. */
export const Head = ({ view, zone, time, timeZone }: HeadProps): JSX.Element => {
  const named = view.zones.length > 1 ? view.zones.find(({ id }) => id === zone)?.name : undefined;
  return (
    <header class="head">
      <Mark />
      <h1 class="head__name">
        <span>{view.name.vi}</span>
        {named === undefined ? null : <span class="head__zone">{named.vi}</span>}
        <span class="head__second" lang={LANGUAGE_TAGS.en}>
          {view.name.en}
          {named === undefined ? null : `, ${named.en}`}
        </span>
      </h1>
      <p class="head__date">{time.known.value ? longDate(time.second.value, timeZone, 'vi') : null}</p>
      <Clock time={time} zone={timeZone} />
    </header>
  );
};
