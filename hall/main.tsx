import { render } from 'preact';
import '../ui/ui.css';
import { startLanguage } from '../ui/language.ts';
import './style/room.css';
import './style/screen.css';
import './style/kiosk.css';
import './style/board.css';
import './style/paper.css';
import './style/desk.css';
import './style/stacked.css';
import { startFeeds } from './model/feeds.ts';
import { HallPage } from './room/hall-page.tsx';

document.documentElement.dataset.room = 'hall';
startLanguage();
const app = document.getElementById('app');
if (app !== null) {
  render(<HallPage />, app);
  startFeeds();
}
