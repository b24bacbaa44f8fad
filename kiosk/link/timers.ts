import { effect } from '@preact/signals';
import { deadline } from '../flow/idle.ts';
import { happen, kiosk, moment } from './kiosk.ts';

/** One timer, set to the next moment at which time alone changes anything. */
export function startTimers(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const next = deadline(kiosk.value);
    clearTimeout(timer);
    if (next !== null) timer = setTimeout(() => happen({ type: 'ticked' }), Math.max(0, next - moment()) + 1);
  });
}
