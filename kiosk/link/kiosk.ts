import { computed, signal } from '@preact/signals';
import { newKey } from '../../wire/client.ts';
import type { KioskEvent } from '../flow/events.ts';
import { type Kiosk, newKiosk } from '../flow/state.ts';
import { flow } from '../flow.ts';

type Untimed<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

const moment = (): number => performance.now();

/** The kiosk as it is; only `happen` changes it. */
export const kiosk = signal<Kiosk>(newKiosk(moment()));

/** Something happened, now. */
export const happen = (event: Untimed<KioskEvent>): void => {
  kiosk.value = flow(kiosk.peek(), { ...event, at: moment() } as KioskEvent);
};

export const visit = computed(() => kiosk.value.visit);
export const house = computed(() => kiosk.value.house);
export const asking = computed(() => kiosk.value.visit.asking);

export { moment, newKey };
