import type { JSX } from 'preact';
import { timeOfDay, timeWithSeconds } from '../words/shared/times.ts';
import { Digits } from './digits.tsx';
import type { ServerTime } from './server-time.ts';

/** The server's time of day in the branch's zone: `08:05`, or `08:05:09`; empty until the server has told it. */
export const Clock = ({
  time,
  zone,
  seconds = false,
}: {
  time: ServerTime;
  zone: string;
  seconds?: boolean;
}): JSX.Element => {
  const instant = time.second.value;
  if (!time.known.value) return <time class="clock" />;
  return (
    <time class="clock">
      <Digits text={seconds ? timeWithSeconds(instant, zone) : timeOfDay(instant, zone)} />
    </time>
  );
};
