import { signal } from '@preact/signals';
import type { ServerTime } from '../../ui/server-time.ts';
import type { HallCall, HallView, ZoneId } from '../../wire/views.ts';
import type { Loudspeaker } from '../voice/loudspeaker.ts';

/** All that the page shows; effects write it, components read it. */
export const createBoardModel = () => ({
  stage: signal<'connecting' | 'unregistered' | 'refused' | 'board'>('connecting'),
  view: signal<HallView | null>(null),
  heard: signal(true),
  /** When the server was last heard, by its own clock; null before it ever was. */
  heardAt: signal<number | null>(null),
  running: signal<Running | null>(null),
});
export type BoardModel = ReturnType<typeof createBoardModel>;

/** What there is from the moment the server has told which house this is. */
export interface Running {
  readonly time: ServerTime;
  readonly timeZone: string;
  readonly zone: ZoneId | null;
  readonly loudspeaker: Loudspeaker;
  readonly onPainted: (calls: readonly HallCall[]) => void;
}
