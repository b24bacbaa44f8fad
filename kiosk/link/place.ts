import { computed } from '@preact/signals';
import { heldBy } from '../flow/held.ts';
import { visit } from './kiosk.ts';

/** Whose place is shown, scanned or given here: changes only when another is, so that what follows it is not begun anew by each event. */
export const shownToken = computed(() => {
  const { screen } = visit.value;
  return screen.at === 'place' ? screen.token : (heldBy(screen)?.ticket.token ?? null);
});
export const showsLine = computed(() => visit.value.screen.at === 'ticket' || visit.value.screen.at === 'place');
