import type { HallView } from '../../wire/views.ts';
import { announcementSteps, CHIME } from '../../words/announcement-form.ts';

const DIGITS = '0123456789';

/** The clips that this branch's calls can need: its letters, its counters, all digits. */
export function warmClips({ lines, counters }: HallView): readonly string[] {
  const letters = lines.map(({ letter }) => letter).join('');
  const names = counters.flatMap(({ id }) => clipsOf(letters + DIGITS, id));
  return [...new Set([CHIME, ...names])];
}

function clipsOf(number: string, counter: string): readonly string[] {
  try {
    return announcementSteps({ number, counter }, 'short').flatMap((step) => ('clip' in step ? [step.clip] : []));
  } catch {
    // A counter beyond 99 has no clip: its calls are chimed.
    return [];
  }
}
