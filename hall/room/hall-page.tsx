import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { hallWords } from '../../words/hall/words.ts';
import { PinNote } from '../desk/pin-note.tsx';
import { Receipts } from '../desk/receipts.tsx';
import { hall } from '../model/hall.ts';
import { OpenedPaper } from '../paper/opened-paper.tsx';
import { Printer } from '../paper/printer.tsx';
import { Board } from '../screens/board.tsx';
import { Console } from '../screens/console.tsx';
import { Kiosk } from '../screens/kiosk.tsx';
import { VisitorPhone } from '../screens/visitor-phone.tsx';
import { Head } from './head.tsx';
import { Wall } from './wall.tsx';

/** The demo's first page: a hall with its real screens, and the papers that go between them. */
export const HallPage = (): JSX.Element => (
  <div class="room">
    <Wall />
    <Head />
    <main class="stage">
      <Kiosk />
      <div class="stage__side">
        <VisitorPhone />
        <Printer />
      </div>
      <div class="stage__main">
        <Board />
        <Console />
      </div>
      <div class="stage__notes">
        <PinNote />
        <Receipts />
      </div>
    </main>
    {hall.opened.value === null ? null : <OpenedPaper opened={hall.opened.value} />}
    <p class="trouble" role="alert">
      {hall.trouble.value ? words(hallWords).trouble : ''}
    </p>
  </div>
);
