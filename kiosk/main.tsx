import '../ui/ui.css';
import './styles/kiosk.css';
import './styles/sheets.css';
import './styles/standing.css';
import './styles/choosing.css';
import './styles/searching.css';
import './styles/ticket.css';
import './styles/scanning.css';
import './styles/large-text.css';
import './styles/low-reach.css';
import { type JSX, render } from 'preact';
import { startLanguage } from '../ui/language.ts';
import { OfflineScreen } from '../ui/offline.tsx';
import { screenName } from './flow/screen-name.ts';
import { KioskScreen } from './kiosk.tsx';
import { happen, house, newKey, visit } from './link/kiosk.ts';
import { standing, start } from './link/start.ts';
import { startTimers } from './link/timers.ts';
import { startVisits } from './link/visits.ts';
import { listenToKeys } from './link/wedge-keys.ts';
import { Register } from './screens/register.tsx';
import { Starting } from './screens/starting.tsx';
import { clickSound } from './touch/click-sound.ts';
import { guardTouches } from './touch/guard.ts';

const App = (): JSX.Element => {
  const now = standing.value;
  switch (now.at) {
    case 'starting':
      return <Starting />;
    case 'away':
      return <OfflineScreen />;
    case 'unregistered':
      return <Register refused={now.refused} />;
    case 'kiosk':
      return house.value.catalogue === null && house.value.heard ? <Starting /> : <KioskScreen time={now.time} />;
  }
};

startLanguage();
startVisits();
startTimers();
guardTouches(document, () => screenName(visit.peek()));
// The question "are you still here?" is answered by a whole touch: gone at its beginning, its end would press what lies below.
const touched = (): void => {
  if (visit.peek().warnedAt === null) happen({ type: 'touched' });
};
document.addEventListener('pointerdown', () => {
  clickSound();
  touched();
});
document.addEventListener('click', () => happen({ type: 'touched' }));
listenToKeys(window, {
  onScan: (text) => happen({ type: 'scanned', text, key: newKey() }),
  onTyped: (text) => happen({ type: 'keysTyped', text }),
  onPressed: touched,
});
const app = document.getElementById('app');
if (app !== null) render(<App />, app);
void start();
