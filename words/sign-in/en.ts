import type { Translation } from '../catalogue.ts';
import type { vi } from './vi.ts';

export const en: Translation<typeof vi> = {
  counterTitle: 'Sign in at a counter',
  officeTitle: 'Sign in to the office',
  who: 'Choose your name',
  find: 'Find a name',
  nobody: 'Nobody of that name works at this branch.',
  noneYet: {
    counter:
      'Nobody is registered at this branch yet. The administrator registers each person on the server, which also makes a PIN:',
    office:
      'Nobody who runs or inspects this branch is registered yet. The administrator registers them on the server, which also makes a PIN:',
  },
  tooShort: (least, typed) =>
    `A PIN has at least ${least} digits; you have entered ${typed}. If yours is shorter, ask the administrator for a new one.`,
  pin: 'PIN',
  pinOf: (name) => `PIN of ${name}`,
  pinHint: (least) => `A PIN has at least ${least} digits. Type it or press the digits, then press Enter.`,
  typed: (n) => `${n} ${n === 1 ? 'digit' : 'digits'} entered`,
  erase: 'Erase the last digit',
  signIn: 'Sign in',
  otherPerson: 'Choose another person',
  starting: 'Connecting to the server',
  noServer:
    'The server does not answer yet. This page keeps trying; if it takes longer than a minute, please tell the administrator.',
  sessionEnded: 'Your session has ended. Please sign in again; the ticket at the counter is kept.',
  officeOnly: 'The office is for supervisors, directors and auditors.',
};
