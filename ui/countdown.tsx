import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Digits } from './digits.tsx';
import type { ServerTime } from './server-time.ts';

type CountdownProps = {
  readonly time: ServerTime /** when it ends */;
  readonly until: number;
  readonly onEnd?: () => void;
};

/** Whole seconds left until an instant of the server's time; calls `onEnd` once when none are left. */
export const Countdown = ({ time, until, onEnd }: CountdownProps): JSX.Element => {
  // The second that is shown may be nearly over: what is counted from now on begins no higher than it is.
  const now = Math.max(time.second.value, time.now());
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  const ended = left === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once an end, however often the parent renders with a new closure
  useEffect(() => {
    if (ended) onEnd?.();
  }, [ended, until]);
  return (
    <span class="countdown" role="timer">
      <Digits text={String(left)} />
    </span>
  );
};
