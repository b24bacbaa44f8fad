import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { words } from '../../ui/language.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Mark } from '../../ui/mark.tsx';
import { hallWords } from '../../words/hall/words.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { nextStep } from '../model/guide.ts';
import { hall, playRush } from '../model/hall.ts';
import { GuideSigns } from './guide-signs.tsx';

export const Head = (): JSX.Element => {
  const w = words(hallWords);
  const view = hall.view.value;
  const waiting = view?.lines.reduce((sum, line) => sum + line.waiting, 0) ?? 0;
  const open = view?.counters.filter((counter) => counter.open).length ?? 0;
  return (
    <header class="head">
      <Mark />
      <div class="head__name">
        <h1 class="head__title">{w.title}</h1>
        <p class="head__alive">
          <span class="head__product">{words(sharedWords).product}</span>
          {view === null ? null : <span>{w.alive(waiting, open)}</span>}
        </p>
      </div>
      {nextStep(hall.guide.value) === null ? <span class="head__gap" /> : <GuideSigns />}
      <Button icon="people" off={hall.rushing.value} onPress={() => void playRush()}>
        {hall.rushing.value ? w.rushing : w.rush}
      </Button>
      <LanguageSwitch />
    </header>
  );
};
