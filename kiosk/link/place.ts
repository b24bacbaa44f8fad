import { computed } from '@preact/signals';
import { visit } from './kiosk.ts';

/** Which place in the line is shown: changes only when another is, so that what follows it is not begun anew by each event. */
export const shownToken = computed(() => (visit.value.screen.at === 'place' ? visit.value.screen.token : null));
export const showsLine = computed(() => visit.value.screen.at === 'ticket' || visit.value.screen.at === 'place');
