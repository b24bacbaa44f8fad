import type { Dossier, HandedOver } from '../../queue/dossier/dossier.ts';
import { handoverDay } from '../../queue/dossier/state.ts';
import type { ShelfRow, ShelfWrite } from '../journal/port.ts';

/** A dossier as the shelf keeps it. */
export const shelfRow = (dossier: HandedOver): ShelfWrite => ({
  code: dossier.code,
  token: dossier.token,
  day: handoverDay(dossier),
  facts: JSON.stringify(dossier),
});

export const dossierOnShelf = ({ facts }: ShelfRow): Dossier => JSON.parse(facts) as Dossier;
