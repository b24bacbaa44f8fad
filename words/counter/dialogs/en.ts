import type { Translation } from '../../catalogue.ts';
import type { vi } from './vi.ts';

export const en: Translation<typeof vi> = {
  miss: {
    title: (n) => `Mark ${n} as a no-show?`,
    early: (seconds) =>
      `The number has been on the board for only ${seconds} seconds. A slow walker may be on the way.`,
    unseen: 'The number is not on any board yet, so the visitor may not know of the call.',
    wait: 'Wait longer',
    yes: 'No-show',
  },
  unreturned: {
    title: (n) => (n === 1 ? 'One result is not handed over' : `${n} results are not handed over`),
    text: 'They stay here for another time. If they cannot be handed over today, please go back and say why.',
    stay: 'Back to the ticket',
    finish: 'Finish without them',
    finish_and_call_next: 'Finish and call next',
  },
  transfer: {
    title: (n) => `Transfer ticket ${n}`,
    text: 'The ticket keeps its number and its due time.',
    toService: 'To another service',
    toCounter: 'To a counter',
    anyCounter: 'Any counter that offers the service',
    counterOpen: 'open',
    counterClosed: 'no clerk there',
    go: 'Transfer',
  },
  amend: {
    title: (n) => `Amend ticket ${n}`,
    text: 'The ticket keeps its number and time of issue; its due time is computed anew.',
    service: 'Service',
    category: 'Category',
    ground: 'Ground for priority',
    chooseGround: 'Choose a ground',
    go: 'Save',
  },
  issue: {
    title: 'Issue a ticket for someone',
    service: 'Service',
    chooseService: 'Choose a service',
    collection: 'Collect a result (lost slip)',
    language: 'Language of the ticket',
    printer: 'Print at',
    noPaper: 'No paper',
    go: 'Issue',
    doneTitle: 'The visitor’s number',
    ahead: (n) => (n === 0 ? 'Nobody is ahead' : `${n} ahead`),
    printing: (place) => `Printing at ${place}.`,
    printerTrouble: (place, state) =>
      `${place}: the printer is not well (${state}), so no paper may come. The visitor can photograph the number, or scan the code to follow it.`,
    notPrinted: 'No paper was printed. The visitor can photograph the number, or scan the code to follow it.',
    qr: 'Code to follow the number on a phone',
  },
  reprint: {
    title: (n) => `Print ticket ${n} again`,
    text: 'The new paper is marked as a reprint; number and time of issue stay.',
    go: 'Print again',
  },
  callNumber: {
    title: 'Call a particular number',
    label: 'Number',
    hint: 'For example A012. A waiting number is called at once; a no-show goes back into the line.',
    unreadable: 'A number is one letter and at least three digits, such as A012.',
    go: 'Call',
    bring: 'Bring it to this counter',
  },
  keys: {
    title: 'Keys',
    text: 'Keys work while no dialog is open. Holding a key does not repeat it.',
    scanner: 'Scanner',
    scannerText:
      'Scan a receipt while handing over results: the dossier joins the ticket. Scan a citizen card while serving: the form for a dossier opens, filled in; while it is asked who receives a result: it is compared with the applicant.',
  },
};
