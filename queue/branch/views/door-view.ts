import type { FieldId, Instant, ServiceId } from '../../ids.ts';
import { openCounters } from '../../line/pace.ts';
import { dueTime } from '../../line/rule.ts';
import type { LineState } from '../../line/state.ts';
import { forecast } from '../../line/wait.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type DayCard, dayCard, waitingOf } from './hall-view.ts';
import { nextOpening, type Shut, whyShut } from './next-opening.ts';

/** What a kiosk needs to know besides the catalogue: whether tickets are given, and how long the lines are. */
export interface DoorView {
  readonly day: DayCard | null;
  readonly lines: readonly { readonly field: FieldId; readonly waiting: number; readonly open: boolean }[];
  /** In the catalogue, but no counter of this branch takes them: a ticket for them would be refused. */
  readonly unserved: readonly ServiceId[];
  /** A ticket that is taken for them now may not be called today. */
  readonly late: readonly (readonly [ServiceId, Chance])[];
  /** When calling ends today; null while no day is open. */
  readonly ends: Instant | null;
  /** When the next day opens, while none is open and that is known. */
  readonly opens: Instant | null;
  /** Why no day is open; null while one is, or may be today. */
  readonly shut: Shut | null;
}

/** @param alwaysOpen demo mode: no hours tell when it opens. */
export function doorView(line: LineState, at: Instant, ends: Instant | null, alwaysOpen = false): DoorView | null {
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
    late: ends === null ? [] : lateServices(line, at, ends),
    ends,
    opens: alwaysOpen ? null : nextOpening(line, at),
    shut: alwaysOpen ? null : whyShut(line, at),
  };
}

function lateServices(line: LineState, at: Instant, ends: Instant): DoorView['late'] {
  const { plan } = line;
  return [...(plan?.countersOf.keys() ?? [])].flatMap((service) => {
    const category = service === plan?.results?.id ? 'collection' : 'standard';
    const { wait } = forecast(line, service, category, dueTime(line, category, at), at);
    const chance = chanceOf(wait, at, ends);
    return chance === null ? [] : [[service, chance] as const];
  });
}
