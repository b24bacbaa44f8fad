import type { Translation } from '../catalogue.ts';
import type { vi } from './vi.ts';

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const en: Translation<typeof vi> = {
  product: 'Motcua',
  centre: 'Public Administration Service Centre',
  category: {
    standard: 'Standard',
    priority: 'Priority',
    appointment: 'Appointment',
    collection: 'Collecting a result',
  },
  ticketState: {
    waiting: 'waiting',
    called: 'being called',
    serving: 'being served',
    parked: 'on hold',
    missed: 'not present',
    served: 'finished',
    cancelled: 'cancelled',
    expired: 'expired',
  },
  printerState: {
    ready: 'ready',
    paper_low: 'paper low',
    paper_out: 'out of paper',
    cover_open: 'cover open',
    failed: 'fault',
    busy: 'printing',
    gone: 'does not answer',
    unknown: 'not known',
  },
  dossierState: {
    received: 'Being processed',
    ready: 'Result ready',
    handedOver: 'Result handed over',
  },
  clockDoubted: (machine: string, hall: string) =>
    `The server’s clock says ${machine}, but the branch works by ${hall}. Tickets and calls go on by the branch’s time. Set the server’s clock right; if it is right already, the supervisor confirms it in the office, or an administrator runs “npm run clock -- right”.`,
  chance: {
    doubtful: (time) => `You may not be called today: the counters call until ${time}.`,
    poor: (time) =>
      `You will probably not be called today: the counters call only until ${time}. Please ask at the information desk.`,
  },
  callingEnded: 'The counters have stopped calling for today. Please ask at the information desk.',
  hallPaused: (time) => `Lunch break: the counters call again from ${time}.`,
  ticket: 'Ticket number',
  counter: 'Counter',
  counterNumber: (n) => `Counter ${n}`,
  minutes: (n) => plural(n, 'minute', 'minutes'),
  minuteRange: (from, to) => (from === to ? plural(from, 'minute', 'minutes') : `${from}–${to} minutes`),
  lessThanMinutes: (n) => `less than ${plural(n, 'minute', 'minutes')}`,
  decimal: (n) => String(n),
  hourRange: (from, to) => `${from}–${to} hours`,
  lessThanHours: (to) => `less than ${to} hours`,
  minutesToHours: (from, to) => `${from} minutes to ${to} hours`,
  hoursMinutes: (h, m) =>
    m === 0 ? plural(h, 'hour', 'hours') : `${plural(h, 'hour', 'hours')} ${plural(m, 'minute', 'minutes')}`,
  seconds: (n) => plural(n, 'second', 'seconds'),
  people: (n) => plural(n, 'person', 'people'),
  atTime: (time, date) => `${time} on ${date}`,
  today: 'today',
  tomorrow: 'tomorrow',
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  longDate: (weekday, date) => `${weekday}, ${date}`,
  yes: 'Yes',
  no: 'No',
  ok: 'OK',
  gotIt: 'Got it',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  home: 'Start again',
  next: 'Continue',
  undo: 'Undo',
  search: 'Search',
  language: 'Language',
  offline: {
    banner: 'The connection to the server is lost. This screen keeps the last it knew.',
    bannerSince: (time) => `The connection to the server was lost at ${time}. This screen keeps what it knew then.`,
    waits: (time) =>
      `${time === null ? '' : `This screen shows what was true at ${time}. `}A newer version of the program has worked at this branch; an administrator needs to start it again.`,
    title: 'This machine is out of service for a moment',
    waitsText:
      'This machine waits until an administrator starts the newer version of its program. If you need help now, please go to the information desk.',
    text: 'It has lost its connection and is reconnecting by itself, usually within a minute. If you cannot wait, please go to the information desk.',
  },
};
