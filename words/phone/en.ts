import type { Translation } from '../catalogue.ts';
import type { vi } from './vi.ts';

export const en: Translation<typeof vi> = {
  loading: 'Loading your number',
  ticket: 'Your number',
  place: (ahead) =>
    ahead === 0 ? 'You are next' : `${ahead} ${ahead === 1 ? 'person is' : 'people are'} ahead of you`,
  wait: 'Expected wait',
  about: (range) => `About ${range}`,
  noCounter: 'No counter is open for this service yet',
  placeUnknown: 'Working out your place',
  again: 'Please wait a little longer: the counter will call your number again.',
  turn: 'It is your turn',
  turnTitle: (counter) => `Your turn: counter ${counter}`,
  goTo: 'Please go to counter',
  calledAt: (time) => `Called at ${time}`,
  serving: (counter) => `You are being served at counter ${counter}`,
  parked: (counter) => `On hold. Please stay near counter ${counter}: the clerk will call you back.`,
  ended: {
    served: 'All done',
    servedText: 'Thank you for coming. You can close this page.',
    missed: 'You were not there when called',
    missedText: (counter) =>
      `Your number can still go back in line today: please show it at counter ${counter} or the information desk.`,
    missedFinalText:
      'Calling has ended for that day, so this number cannot go back in line. Please take a new one at a kiosk during opening hours.',
    cancelled: 'Ticket cancelled',
    cancelledText: 'If you still need the service, please take a new number at a kiosk.',
    expired: 'Ticket expired',
    expiredText: 'A number is valid on its own day only. Please take a new one at a kiosk during opening hours.',
  },
  bell: {
    on: 'Ring when it is my turn',
    off: 'Ringing is on',
    whenOff: (vibrates) =>
      vibrates
        ? 'Turn this on and keep the page open: your phone will ring and vibrate.'
        : 'Turn this on, keep the page open and the phone off silent: it will ring.',
    whenOn: (vibrates) =>
      vibrates
        ? 'Keep this page open: your phone will ring and vibrate.'
        : 'Keep this page open and the phone off silent: it will ring.',
    none: 'This phone cannot ring here: please keep the page open and watch the board.',
  },
  cancel: {
    ask: 'Cancel this ticket',
    title: (number) => `Cancel ticket ${number}?`,
    text: 'You will lose your place in line and cannot get this number back.',
    yes: 'Cancel ticket',
    no: 'Keep ticket',
  },
  unknown: 'This ticket was not found',
  unknownText:
    'A number is valid on its own day only. If you took it today, scan the code on the ticket again or ask at the information desk.',
  otherBranch: 'This ticket is from another branch',
  otherBranchText:
    'This server does not hold the branch named in the code. Scan it again, or ask at the information desk.',
  offline: (time) => `No connection. As of ${time}; reconnecting by itself.`,
  connecting: 'Not connected yet; trying again by itself.',
  receipt: {
    title: 'Your dossier',
    received: 'Received',
    due: 'Result due',
    readyText: 'Please bring the receipt and your identity card, and scan the code at a kiosk for a collection number.',
    waitingText: 'Come back to this page on the due date to see whether the result is ready.',
    handedOver: (when) => `Handed over at ${when}`,
    collectedBy: (number) => `Collection ticket: ${number}`,
    unknown: 'This dossier was not found',
    unknownText: 'The code was not given by this branch. Scan the receipt again, or ask at the information desk.',
    service: 'Service',
    code: 'Dossier code',
    refresh: 'Check again',
  },
};
