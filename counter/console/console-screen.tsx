import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { words } from '../../ui/language.ts';
import { OfflineBanner } from '../../ui/offline.tsx';
import { counterWords } from '../../words/counter/words.ts';
import { ConsoleDialog } from '../dialogs/console-dialog.tsx';
import type { Link } from '../link.ts';
import type { CounterId } from '../views.ts';
import { type Desk, openDesk } from './desk.ts';
import { FreePanel } from './free-panel.tsx';
import { HeadBar } from './head-bar.tsx';
import { listenToKeys } from './keys.ts';
import { LinePanel } from './line-panel.tsx';
import { NoticeBand } from './notice-band.tsx';
import { PresentPanel } from './present-panel.tsx';
import { UndoStrip } from './undo-strip.tsx';

type ConsoleScreenProps = {
  readonly link: Link;
  readonly counter: CounterId;
  readonly onLost: (to: string | null) => void;
  readonly onLeft: () => void;
  readonly onSessionEnded: () => void;
};

export const ConsoleScreen = ({ link, counter, onLost, onLeft, onSessionEnded }: ConsoleScreenProps): JSX.Element => {
  const desk = useSignal<Desk | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a desk lives as long as the clerk sits at the counter
  useEffect(() => {
    const opened = openDesk(link, counter, { onLost, onSessionEnded });
    const stop = listenToKeys(opened);
    desk.value = opened;
    return () => {
      stop();
      opened.close();
    };
  }, [link, counter]);
  const view = desk.value?.state.value.view ?? null;
  if (desk.value === null || view === null)
    return (
      <p class="entry__said" role="status">
        {words(counterWords).entry.signingIn}
      </p>
    );
  const { dialog } = desk.value.state.value;
  return (
    <div class="console">
      {link.heard.value ? null : (
        <OfflineBanner since={link.awaySince.value} zone={link.screen.timeZone} waits={link.waits.value} />
      )}
      <HeadBar desk={desk.value} view={view} onLeft={onLeft} />
      <main class="console__main">
        <div class="console__work">
          {dialog === null ? <NoticeBand desk={desk.value} /> : null}
          {view.present === null ? (
            <FreePanel desk={desk.value} view={view} />
          ) : (
            <PresentPanel key={view.present.ticket} desk={desk.value} view={view} present={view.present} />
          )}
          <UndoStrip desk={desk.value} view={view} />
        </div>
        <LinePanel desk={desk.value} view={view} />
      </main>
      {dialog === null ? null : <ConsoleDialog desk={desk.value} view={view} dialog={dialog} />}
    </div>
  );
};
