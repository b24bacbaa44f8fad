import type { FieldId, ServiceId } from '../../ids.ts';
import type { LineState } from '../../line/state.ts';
import { openCounters } from '../../line/wait.ts';
import { type DayCard, dayCard, waitingOf } from './hall-view.ts';

/** What a kiosk needs to know besides the catalogue: whether tickets are given, and how long the lines are. */
export interface DoorView {
  readonly day: DayCard | null;
  readonly lines: readonly { readonly field: FieldId; readonly waiting: number; readonly open: boolean }[];
  /** In the catalogue, but no counter of this branch takes them: a ticket for them would be refused. */
  readonly unserved: readonly ServiceId[];
}

export function doorView(line: LineState): DoorView | null {
  const { plan } = line;
  if (plan === null) return null;
  return {
    day: dayCard(line),
    lines: plan.catalogue.fields.map(({ id }) => ({
      field: id,
      waiting: waitingOf(line, id),
      open: plan.catalogue.services.some(
        (service) => service.field === id && openCounters(line, service.id).length > 0,
      ),
    })),
    unserved: plan.catalogue.services.flatMap(({ id }) => (plan.countersOf.has(id) ? [] : [id])),
  };
}
