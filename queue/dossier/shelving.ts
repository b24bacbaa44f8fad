import { as, type DossierCode, type LocalDate } from '../ids.ts';
import type { DossierEvent } from './events.ts';
import { type DossierState, handoverDay } from './state.ts';

/** A slip is noticed within days; what is corrected later comes back from the shelf, by one look-up more. */
export const SHELVED_AFTER_DAYS = 7;
/**
 * So many leave by one event: decided, folded and written in a few milliseconds. A branch hands over fewer in a day; one that
 * comes from a version without a shelf has a hundred times as many, and goes on while it works.
 */
export const SHELVED_AT_ONCE = 250;

/** The next that leave the state for the shelf; null when nobody's turn has come. */
export function shelving(
  state: DossierState,
  today: LocalDate,
): Extract<DossierEvent, { type: 'DossiersShelved' }> | null {
  // The day after the last whose turn it is.
  const day = Temporal.PlainDate.from(today).subtract({ days: SHELVED_AFTER_DAYS - 1 });
  const handedOverBefore = as<LocalDate>(day.toString());
  const dossiers: DossierCode[] = [];
  for (const code of state.byHandover.values()) {
    const dossier = state.dossiers.get(code);
    if (dossier?.state !== 'handed_over' || handoverDay(dossier) >= handedOverBefore) break;
    if (dossiers.push(code) === SHELVED_AT_ONCE) break;
  }
  return dossiers.length === 0 ? null : { type: 'DossiersShelved', handedOverBefore, dossiers };
}
