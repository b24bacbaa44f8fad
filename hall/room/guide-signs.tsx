import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import { hallWords } from '../../words/hall/words.ts';
import { ownClerk } from '../desk/own-clerk.ts';
import { type GuideStep, nextStep } from '../model/guide.ts';
import { hall } from '../model/hall.ts';

/** Take, call, listen: what to do first, until it has been done once. */
export const GuideSigns = (): JSX.Element => {
  const w = words(hallWords).guide;
  const clerk = ownClerk.value;
  const steps: readonly (readonly [GuideStep, string, string])[] = [
    ['take', w.take, w.takeHow],
    ['call', w.call, clerk === undefined ? '' : w.callHow(clerk.name, clerk.pin)],
    ['listen', w.listen, w.listenHow],
  ];
  const next = nextStep(hall.guide.value);
  return (
    <ol class="guide" aria-label={w.label}>
      {steps.map(([step, title, how], index) => {
        const done = hall.guide.value[step];
        return (
          <li key={step} class={done ? 'guide__step is-done' : 'guide__step'} aria-current={step === next && 'step'}>
            <span class="guide__number">{done ? <Icon name="check" label={w.done} /> : index + 1}</span>
            <span>
              <strong>{title}</strong>
              <span class="guide__how">{how}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
};
