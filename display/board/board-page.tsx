import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import type { BoardModel } from '../start/board-model.ts';
import { BoardScreen } from './board-screen.tsx';
import { Both } from './both.tsx';
import { CalmPicture } from './calm-picture.tsx';
import { Unregistered } from './unregistered.tsx';

/** The display's page in each of its stages. */
export const BoardPage = ({ model }: { model: BoardModel }): JSX.Element => {
  const stage = model.stage.value;
  const running = model.running.value;
  const view = model.view.value;
  if (stage === 'unregistered' || stage === 'refused') return <Unregistered refused={stage === 'refused'} />;
  if (running === null || view === null)
    return (
      <main class="board board--start">
        <CalmPicture>
          {model.heard.value ? null : (
            <p class="sign">
              <Icon name="offline" />
              <Both say={(words) => words.connecting} />
            </p>
          )}
        </CalmPicture>
      </main>
    );
  return (
    <BoardScreen
      view={view}
      running={running}
      awaySince={model.heard.value ? null : (model.heardAt.value ?? running.time.now())}
    />
  );
};
