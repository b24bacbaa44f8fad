import type { LineState } from '../../queue/line/state.ts';
import { type Begun, momentOf } from './restore-epoch.ts';

/** One line for the operator: what the backup knew, and with which numbers the branch goes on. */
export function begunTold(branch: string, { backup, now, by }: Begun): string {
  const again = now.epoch - backup.epoch > 1 ? ` (this data folder had come to epoch ${now.epoch - 1})` : '';
  const known = `${branch}: as of ${momentOf(backup, backup.at)} (entry ${backup.seq}), now in epoch ${now.epoch}${again}.`;
  if (by === 0) return `${known} Its day was over: the next one begins at 001, as always.`;
  const { line } = now.state;
  const isOpen = line.day !== null && line.day.phase !== 'closed';
  const next = firstNumbers(line, isOpen).join(', ');
  return `${known} Numbers jump by ${by}: ${isOpen ? 'the next tickets are' : 'the next day begins with'} ${next}.`;
}

function firstNumbers({ plan, numbers, numbersFrom }: LineState, isOpen: boolean): readonly string[] {
  const letters = (plan?.catalogue.fields ?? []).map(({ letter }) => letter).toSorted();
  return letters.map((letter) => {
    const last = isOpen ? (numbers[letter] ?? numbersFrom) : numbersFrom;
    return `${letter}${String(last + 1).padStart(3, '0')}`;
  });
}
