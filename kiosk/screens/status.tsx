import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { words } from '../../ui/language.ts';
import { dateOfDay } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import type { Screen } from '../flow/state.ts';
import { happen } from '../link/kiosk.ts';
import { Page } from '../parts/page.tsx';
import { say } from '../parts/texts.ts';

/** State and date, nothing else: whoever types a code need not be the one it belongs to. */
export const Status = ({ screen }: { screen: Extract<Screen, { at: 'status' }> }): JSX.Element => {
  const { status, scan } = say();
  const { dossierState } = words(sharedWords);
  const { state, due } = screen.answer;
  const name = { in_progress: dossierState.received, ready: dossierState.ready, handed_over: dossierState.handedOver };
  return (
    <Page
      title={status.title(screen.code)}
      class="page--status"
      above={
        <>
          {' '}
          <p class={state === 'ready' ? 'verdict verdict--good' : 'verdict'}>{name[state]}</p>
          <dl class="facts">
            <div>
              <dt>{status.due}</dt>
              <dd>{dateOfDay(due)}</dd>
            </div>
          </dl>
          <p class="quiet">{status.scan}</p>
        </>
      }
    >
      <div class="ways">
        <Button large wide icon="scan" onPress={() => happen({ type: 'scanOpened' })}>
          {scan.camera}
        </Button>
      </div>
    </Page>
  );
};
