import type { JSX } from 'preact';
import type { ServerTime } from '../ui/server-time.ts';
import { isAway } from './flow/away.ts';
import { doorOf } from './flow/door.ts';
import { secondsLeft } from './flow/idle.ts';
import type { Screen } from './flow/state.ts';
import { asking, house, kiosk, visit } from './link/kiosk.ts';
import { Foot } from './parts/foot.tsx';
import { Head } from './parts/head.tsx';
import { say } from './parts/texts.ts';
import { Away } from './screens/away.tsx';
import { Closed } from './screens/closed.tsx';
import { Details } from './screens/details.tsx';
import { Home } from './screens/home.tsx';
import { Place } from './screens/place.tsx';
import { Receipts } from './screens/receipts.tsx';
import { Refused } from './screens/refused.tsx';
import { Scan } from './screens/scan.tsx';
import { Search } from './screens/search.tsx';
import { Services } from './screens/services.tsx';
import { SheetOf } from './screens/sheets.tsx';
import { Status } from './screens/status.tsx';
import { StillHere } from './screens/still-here.tsx';
import { Ticket } from './screens/ticket.tsx';
import { Unanswered } from './screens/unanswered.tsx';
import { Whose } from './screens/whose.tsx';

export const KioskScreen = ({ time }: { time: ServerTime }): JSX.Element => {
  const { screen, sheet } = visit.value;
  const seconds = secondsLeft(kiosk.value);
  if (isAway(kiosk.value)) return <Away />;
  // The camera's picture says itself what is being done.
  const asked = screen.at === 'scan' && screen.way === 'camera' && screen.camera !== 'none' ? null : asking.value;
  return (
    <div class="kiosk" aria-busy={asking.value !== null}>
      <Head time={time} />
      <ScreenOf screen={screen} />
      <Foot />
      {sheet === null ? null : <SheetOf key={sheet} sheet={sheet} />}
      {asked === null ? null : (
        <p class="busy" role="status">
          {say().busy[asked.asked.what]}
        </p>
      )}
      {seconds === null ? null : <StillHere seconds={seconds} />}
    </div>
  );
};

const ScreenOf = ({ screen }: { screen: Screen }): JSX.Element => {
  const door = doorOf(house.value);
  switch (screen.at) {
    case 'home':
    case 'services':
    case 'search':
    case 'details':
      return door === 'open' ? <Choosing screen={screen} /> : <Closed why={door} />;
    case 'scan':
      return <Scan screen={screen} />;
    case 'receipts':
      return <Receipts screen={screen} />;
    case 'whose':
      return <Whose screen={screen} />;
    case 'unanswered':
      return <Unanswered screen={screen} />;
    case 'status':
      return <Status screen={screen} />;
    case 'place':
      return <Place screen={screen} />;
    case 'ticket':
      return <Ticket screen={screen} />;
    case 'refused':
      return <Refused screen={screen} />;
  }
};

type ChoosingScreen = Extract<Screen, { at: 'home' | 'services' | 'search' | 'details' }>;

const Choosing = ({ screen }: { screen: ChoosingScreen }): JSX.Element => {
  switch (screen.at) {
    case 'home':
      return <Home screen={screen} />;
    case 'services':
      return <Services screen={screen} />;
    case 'search':
      return <Search screen={screen} />;
    case 'details':
      return <Details screen={screen} />;
  }
};
