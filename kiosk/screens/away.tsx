import type { JSX } from 'preact';
import { OfflineScreen } from '../../ui/offline.tsx';
import { asking, house } from '../link/kiosk.ts';
import { say } from '../parts/texts.ts';

/** The server is away: calm, and by itself gone again. Who was just asking for a number learns that it is not lost. */
export const Away = (): JSX.Element => {
  const what = asking.value?.asked.what;
  const { away } = say();
  return (
    <div class="away">
      <OfflineScreen waits={house.value.waits} />
      {what === 'ticket' || what === 'collection' ? (
        <p class="away__asking" role="status">
          <strong>{away.asking}</strong>
          <span>{away.askingText}</span>
        </p>
      ) : null}
    </div>
  );
};
