import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import { DeedButton } from '../console/deed-button.tsx';
import type { Desk } from '../console/desk.ts';
import type { CounterView, PresentCard } from '../views.ts';
import { DossierRow } from './dossier-row.tsx';

type TicketDossiersProps = { readonly desk: Desk; readonly view: CounterView; readonly present: PresentCard };

/** What this visit is about on paper: results to hand over, and dossiers received in it. */
export const TicketDossiers = ({ desk, view, present }: TicketDossiersProps): JSX.Element | null => {
  const w = words(counterWords).dossiers;
  const collects = present.category === 'collection' || present.dossiers.length > 0;
  if (!collects && present.received.length === 0) return null;
  return (
    <div class="papers">
      {collects ? (
        <section>
          <div class="papers__head">
            <h3>{w.toCollect}</h3>
            <DeedButton desk={desk} view={view} deed="search" icon="search" text={w.search} />
          </div>
          {present.dossiers.length === 0 ? <p class="quiet">{w.none}</p> : null}
          <ul>
            {present.dossiers.map((card) => (
              <DossierRow key={card.code} desk={desk} card={card} present={present} collects />
            ))}
          </ul>
        </section>
      ) : null}
      {present.received.length === 0 ? null : (
        <section>
          <h3>{w.received}</h3>
          <ul>
            {present.received.map((card) => (
              <DossierRow key={card.code} desk={desk} card={card} present={present} collects={false} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};
