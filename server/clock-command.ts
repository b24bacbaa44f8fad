import { timeAndDate } from '../words/shared/times.ts';
import { leaveClockWord } from './branch/clock-word.ts';
import type { Clock, Machine, SteadyClock } from './ports.ts';
import { WrongSetting } from './settings.ts';
import { ownUser } from './users.ts';

interface Parts {
  readonly data: string;
  readonly zone: string;
  readonly clock: Clock;
  readonly steady: SteadyClock;
  readonly machine: Machine;
  readonly say: (line: string) => void;
}

/** A technician says that this machine's clock is right: `npm run clock -- right`. */
export function runClockCommand(args: readonly string[], { zone, say, ...parts }: Parts): void {
  const time = timeAndDate(parts.clock.now(), zone, 'en');
  if (args.length !== 1 || args[0] !== 'right')
    throw new WrongSetting(`This machine’s clock says ${time}. If that is right: npm run clock -- right`);
  leaveClockWord(`technician:${ownUser()}`, parts);
  say(`It is ${time} here. A running server goes on by it within a second, one that is stopped when it starts.`);
}
