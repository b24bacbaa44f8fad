import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import type { Chance } from '../../wire/views.ts';
import { timeOfDay } from '../../words/shared/times.ts';
import { house } from '../link/kiosk.ts';
import { say, zone } from './texts.ts';

/** That the ticket may not be called today, in a whole sentence; nothing where it will be. */
export const ChanceNote = ({ chance }: { chance: Chance | null }): JSX.Element | null => {
  const ends = house.value.door?.ends ?? null;
  if (chance === null || ends === null) return null;
  return (
    <p class={`band band--attention chance ${chance === 'poor' ? 'chance--poor' : ''}`}>
      <Icon name="warning" />
      <span>{say().chance[chance](timeOfDay(ends, zone()))}</span>
    </p>
  );
};
