import type { JSX } from 'preact';
import { Digits } from '../../ui/digits.tsx';
import type { ServerTime } from '../../ui/server-time.ts';
import { elapsed } from '../../words/shared/times.ts';

type TimerProps = {
  readonly time: ServerTime;
  readonly label: string;
  /** Instants of the server's time; `until` null while it runs. */
  readonly from: number;
  readonly until: number | null;
  readonly strong?: boolean;
};

/** Time gone by, by the server's clock: `4:05`. */
export const Timer = ({ time, label, from, until, strong = false }: TimerProps): JSX.Element => (
  <span class={strong ? 'timer timer--strong' : 'timer'}>
    <span class="timer__label">{label}</span>
    <span class="timer__value">
      <Digits text={elapsed((until ?? time.second.value) - from)} />
    </span>
  </span>
);
