import type { Translation } from '../catalogue.ts';
import type { vi } from './vi.ts';

const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`);

export const en: Translation<typeof vi> = {
  home: {
    question: 'What would you like to do today?',
    hint: 'Touch the subject you have come for',
    collect: 'Collect a result',
    collectHint: 'Scan your receipt',
    unsure: 'I am not sure what to choose',
    unsureHint: 'See a guide',
    search: 'Search',
    cancelled: (number) => `Number ${number} is cancelled`,
    lunch: (time) => `Lunch break. You can still take a number; counters call again from ${time}.`,
  },
  line: {
    waiting: (n) => (n === 0 ? 'Nobody waiting' : `${people(n)} waiting`),
    noCounter: 'No counter open yet',
    unserved: 'Not at this branch',
    late: { doubtful: 'May not be called today', poor: 'Probably not called today' },
  },
  services: {
    question: 'Which service do you need?',
    details: 'Papers',
    detailsOf: (service) => `Papers to bring: ${service}`,
    more: 'More',
    page: (page, pages) => `Page ${page} of ${pages}`,
    moreOf: (page, pages) => `More ${page}/${pages}`,
  },
  details: {
    papers: 'Papers to bring',
    noPapers: 'No special papers. Please bring your identity card.',
    original: 'original',
    copy: 'copy',
    days: 'Result',
    sameDay: 'the same day',
    workingDays: (n) => (n === 1 ? 'after 1 working day' : `after ${n} working days`),
    fee: 'Fee',
    free: 'none',
    vnd: (amount) => `${amount} VND`,
    take: 'Take a number for this',
    unserved: 'This branch does not take this service. The information desk knows who does.',
  },
  search: {
    title: 'Search for a service',
    hint: 'Type in Vietnamese or English, without accents: birth, khai sinh, land',
    none: 'No service found',
    noneHint: 'Try a shorter word, or take a number for a guide.',
    erase: 'Erase one letter',
    clear: 'Erase all',
    space: 'Space',
    query: (text) => `Searching: ${text}`,
  },
  priority: {
    button: 'Priority',
    chosen: 'Priority',
    title: 'Which of these applies to you?',
    text: 'People with priority are called earlier. You need not show papers here.',
    none: 'No priority',
  },
  ticket: {
    yours: 'Your number is',
    ahead: (n) =>
      n === 0 ? 'Nobody is ahead of you' : n === 1 ? '1 person is ahead of you' : `${n} people are ahead of you`,
    wait: (range) => `Expected wait: ${range}`,
    noCounter: 'No counter is open yet. Your number is kept; please take a seat and watch the board.',
    follow: 'Scan to follow on your phone',
    qr: (number) => `QR code of number ${number}`,
    done: 'Done',
    mistake: 'I chose wrongly',
    another: 'Scan another receipt',
    dossiers: (n) =>
      n === 0
        ? 'The clerk will look for your dossier at the counter'
        : n === 1
          ? '1 result to collect'
          : `${n} results to collect`,
    cancelTitle: (number) => `Cancel number ${number}?`,
    cancelText: 'It will not be called any more. You can take another number at once.',
    cancel: 'Cancel this number',
    cancelling: 'Cancelling the number',
    keep: 'Keep it',
  },
  paper: {
    printing: 'Printing your ticket',
    take: 'Please take your ticket from the slot below',
    outdated: (number) =>
      `Your paper is still good and your number is still ${number}, now with priority. The place and wait printed on it no longer hold: see them here, or scan the code.`,
    out: (number) => `The printer is out of paper. Your number is ${number}: take a photo, or scan this code.`,
    fault: (number) => `The printer has a fault. Your number is ${number}: take a photo, or scan this code.`,
    late: (number) => `The ticket could not be printed yet. Your number is ${number}: take a photo, or scan this code.`,
    before: {
      no_paper:
        'The printer here is out of paper. You can still take a number: take a photo of it on this screen, or scan its code.',
      printer_fault:
        'The printer here is not working. You can still take a number: take a photo of it on this screen, or scan its code.',
    },
    none: (number) => `This machine prints no tickets. Your number is ${number}: take a photo, or scan this code.`,
  },
  scan: {
    title: 'Hold your receipt before the camera',
    titleNone: 'Scan your receipt or enter its code',
    join: (number) => `Scan another receipt for number ${number}`,
    hint: 'The square code is in the corner of the receipt you were given at the counter',
    starting: 'Opening the camera',
    tip: 'Not read yet. Hold the paper flat, about 20 cm away, or enter the code by hand.',
    noCamera: 'The camera cannot be used now',
    noCameraText: 'Please use the hand scanner beside this machine, or enter the code by hand.',
    picture: 'Camera picture: place the code in the frame',
    type: 'Enter the code by hand',
    camera: 'Scan by camera',
    lost: 'I have lost my receipt',
    reading: 'Looking it up',
  },
  code: {
    title: 'Enter the dossier code',
    hint: 'It is printed at the top of your receipt. Enter the 6 digits of the date and the last digits.',
    date: 'Date',
    sequence: 'Last digits',
    look: 'Look up',
    erase: 'Erase one digit',
    wrongDate: 'There is no such date. Check the first 6 digits: year, month, day.',
    entered: (code) => `Code so far: ${code}`,
  },
  receipts: {
    titleReady: 'Your result is ready',
    titleNotReady: 'Your result is not ready yet',
    titleHandedOver: 'The result was handed over',
    titleTicket: (number) => `You already have number ${number}`,
    ready: 'Result ready',
    notReady: (date) => `Due on ${date}`,
    notReadyText: 'Please come back from that day on, with your receipt and identity card.',
    overdue: (date) => `Due on ${date}, not ready yet`,
    overdueText: 'The result is later than promised. Please take a number for a guide.',
    handedOver: (time) => `Handed over at ${time}`,
    handedOverText: 'If you have not received it, please take a number for a guide.',
    onTicket: (number) => `Already on number ${number}`,
    collect: (n) => (n === 1 ? 'Take a number to collect it' : `Take a number to collect ${n} results`),
    join: (number) => `Add to number ${number}`,
    show: (number) => `Show number ${number}`,
    another: 'Scan another receipt',
    bring: 'Bring the receipt and your identity card to the counter when called',
    closed: 'Numbers are not given now. Please come back during opening hours.',
  },
  whose: {
    title: (number) => `Add this receipt to number ${number}?`,
    hint: 'If the receipt is somebody else’s, please take a number of its own.',
    apart: 'A number of its own',
    another: 'No, it is somebody else’s',
  },
  status: {
    title: (code) => `Dossier ${code}`,
    scan: 'To take a number and collect the result, please scan your receipt.',
    due: 'Due date',
  },
  place: {
    looking: 'Looking for your number',
    goTo: (counter) => `Please go to counter ${counter}`,
    parked: (counter) => `Counter ${counter} is keeping your ticket`,
    missed: (counter) =>
      `You were not there when called. Please show this number at ${counter === null ? '' : `counter ${counter} or `}the information desk.`,
    ended: (state) => `This number is ${state}. If you still need something, please take a new one.`,
  },
  refused: {
    title: 'That could not be done',
    unreadable:
      'This code is neither a receipt nor a ticket of the centre. Hold the receipt flat before the scanner, or enter the code by hand.',
    anotherBranch:
      'This code is of another branch. Please go to the branch named on the paper, or ask at the information desk.',
    called: (number, counter) =>
      `Number ${number} is being called at counter\u00a0${counter}. Please go to counter\u00a0${counter}; if you chose wrongly, tell the clerk there.`,
    notWaiting: (number) =>
      `Number ${number} has been called and cannot be cancelled here. Please watch the board, or ask at the information desk.`,
    again: 'Try again',
  },
  unanswered: {
    title: 'This machine has lost its connection',
    cancel: (number) =>
      `It is not known whether number ${number} was cancelled. If you no longer need it, please tell the information desk.`,
    amend: 'It is not known whether your number now has priority. Please tell the information desk.',
    join: 'It is not known whether the receipt was added to your number. When called, please hand all your receipts to the clerk.',
    number:
      'No number could be taken for you yet. If you wait here, it appears as soon as the connection is back; otherwise please go to the information desk. A ticket that this machine prints later is still valid.',
    titleHeard: 'No answer yet',
    again: 'This machine is still asking; the answer appears here as soon as it comes.',
    look: 'The dossier could not be looked up. Please try again in a minute, or ask at the information desk.',
  },
  closed: {
    title: 'No numbers are given now',
    closed: 'The centre is outside its opening hours.',
    shut: {
      day_off: 'The centre is closed today.',
      issuing_over: 'No more numbers today.',
      day_over: 'The centre has closed for today.',
    },
    opens: (time, day) => `Numbers are given again from ${time}, ${day}`,
    ended: 'No more numbers today. People who have a number are still being served.',
    paused: 'Giving numbers is paused. This machine opens again by itself; please ask at the information desk.',
    hours: 'Numbers are given',
    lunch: 'Lunch break',
    days: 'Monday to Friday, except public holidays',
    phone: 'Telephone',
    look: 'Look up a dossier, scan a receipt',
    range: (from, to) => `${from} – ${to}`,
  },
  idle: {
    title: 'Are you still here?',
    text: (seconds) =>
      `This screen starts again in ${seconds === 1 ? '1 second' : `${seconds} seconds`}. What you entered will be erased.`,
    stay: 'I am still here',
    leave: 'I am done',
  },
  help: {
    button: 'Help',
    title: 'Do you need help?',
    text: 'Take a number for a guide, or ask at the information desk in the hall.',
    textClosed: 'Please ask at the information desk in the hall.',
    guide: 'Take a number for a guide',
  },
  comfort: {
    button: 'Accessibility',
    title: 'Make the screen easier to use',
    lowReach: 'Buttons further down',
    contrast: 'High contrast',
    largeText: 'Large text',
    on: 'on',
    off: 'off',
    reset: 'The screen returns to normal when you are done.',
  },
  away: {
    asking: 'Your number is being taken',
    askingText:
      'This machine has lost its connection and is reconnecting. Your number appears as soon as it is back; you need not press again.',
  },
  busy: {
    ticket: 'Taking your number',
    collection: 'Taking your number',
    receipt: 'Looking it up',
    status: 'Looking it up',
    join: 'Adding the receipt',
    amend: 'Noting the priority',
    cancel: 'Cancelling the number',
  },
  starting: 'This machine is starting',
  register: {
    title: 'This device is not registered yet',
    refused: 'This device token is not accepted. It may have been replaced.',
    text: 'Each kiosk has a token of its own. An administrator makes it on the server, with this kiosk’s number in place of …, and enters it here or opens the page with it in the address (…/kiosk#token=…).',
    token: 'Device token',
    save: 'Save and connect',
  },
};
