import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import type { Chance } from '../../wire/views.ts';
import { timeOfDay } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { house } from '../link/kiosk.ts';
import { zone } from './texts.ts';

/** That the ticket may not be called today, in a whole sentence; nothing where it will be. */
export const ChanceNote = ({ chance }: { chance: Chance | null }): JSX.Element | null => {
  const ends = house.value.door?.ends ?? null;
  if (chance === null || ends === null) return null;
  return (
    <p class={`band band--attention chance ${chance === 'poor' ? 'chance--poor' : ''}`}>
      <Icon name="warning" />
      <span>{words(sharedWords).chance[chance](timeOfDay(ends, zone()))}</span>
    </p>
  );
};
