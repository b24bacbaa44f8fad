import { computed } from '@preact/signals';
import { hall } from '../model/hall.ts';

/** The clerk whose place the visitor of the page takes: she has not signed in anywhere on the demo's morning. */
const OWN_CLERK = 'mai';

export const ownClerk = computed(() => hall.people.value.find(({ id }) => id === OWN_CLERK));
