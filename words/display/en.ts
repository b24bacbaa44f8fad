import type { Translation } from '../catalogue.ts';
import type { vi } from './vi.ts';

export const en: Translation<typeof vi> = {
  title: 'Call board',
  counter: 'Counter',
  calling: 'Now calling',
  openCalls: 'Now calling',
  more: (n) => `${n} more`,
  waiting: 'Waiting',
  calm: {
    quiet: 'Please watch for your number here',
    notOpen: 'Not open yet',
    opens: (time) => `Opens at ${time}`,
    closed: 'Closed for today',
    dayOff: 'Closed all day',
    noneToday: 'No more tickets today',
    opensOn: (time, day) => `Opens again: ${time}, ${day}`,
    lunch: (until) => `Lunch break until ${until}`,
    callingEnded: 'No more calls today',
    issuingEnded: 'No more tickets today',
    issuingPaused: 'Tickets are paused',
  },
  soundBlocked: 'Sound is blocked: touch the screen',
  chimeOnly: 'No voice clips: chime only',
  offline: (since) => `Connection lost at ${since}: the board shows what it knew then`,
  connecting: 'Connecting to the server, usually within a minute',
  unregistered: {
    title: 'This screen is not registered yet',
    text: 'Each screen has a token of its own. An administrator makes it on the server with the command below, with this screen’s number in place of …, and types it in here. See docs/operations.md.',
    refused: 'The server does not take the stored device token. Please type a new one.',
    token: 'Device token',
    save: 'Connect',
  },
};
