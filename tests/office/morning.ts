import type { OfficeView } from '../../office/views.ts';

const line = (change: object) => ({
  waiting: 0,
  present: 0,
  served: 0,
  missed: 0,
  left: 0,
  issued: 0,
  oldestIssuedAt: null,
  meanWaitMs: null,
  ...change,
});
const counter = (id: string, change: object = {}) => ({
  id,
  clerk: null,
  paused: false,
  number: null,
  state: null,
  since: null,
  parked: 0,
  sent: 0,
  hanging: [],
  services: ['birth'],
  ...change,
});
/** A morning with three lines and four counters. */
export const morning = {
  lines: [
    line({ waiting: 3, present: 2, served: 4, issued: 9, meanWaitMs: 600_000, oldestIssuedAt: 500 }),
    line({ waiting: 1, present: 1, served: 1, missed: 1, issued: 4, meanWaitMs: 60_000, oldestIssuedAt: 100 }),
    line({}),
  ],
  counters: [
    counter('1', { clerk: 'lan', state: 'serving', services: ['birth', 'death'] }),
    counter('2', { clerk: 'hoa', state: 'called', parked: 1 }),
    counter('3', { clerk: 'duc', paused: true }),
    counter('4'),
  ],
} as unknown as OfficeView;
