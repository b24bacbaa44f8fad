import type { DeviceCard } from './views.ts';

const WELL: readonly DeviceCard['printer'][] = ['ready', 'busy', 'unknown'];

/** Whether somebody has to go there: it has left, its paper is out, its sound is blocked, it is open twice. A device never seen is only absent. */
export const deviceTrouble = ({ connected, since, printer, sound, boards }: DeviceCard): boolean =>
  (!connected && since !== null) || (printer !== null && !WELL.includes(printer)) || sound === 'blocked' || boards > 1;
