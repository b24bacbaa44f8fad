import type { JSX } from 'preact';
import { language, words } from '../ui/language.ts';
import { officeWords } from '../words/office/words.ts';
import { duration } from '../words/shared/times.ts';
import { totalsOf } from './totals.ts';
import type { OfficeView } from './views.ts';

/** The five numbers a supervisor looks at first. */
export const Figures = ({ view }: { view: OfficeView }): JSX.Element => {
  const w = words(officeWords).figures;
  const totals = totalsOf(view);
  const figures: readonly (readonly [string, string])[] = [
    [w.waiting, String(totals.waiting)],
    [w.present, String(totals.present)],
    [w.served, String(totals.served)],
    [w.meanWait, totals.meanWaitMs === null ? w.none : duration(totals.meanWaitMs, language.value)],
    [w.countersOpen, `${totals.open}/${totals.counters}`],
  ];
  return (
    <dl class="figures">
      {figures.map(([label, value]) => (
        <div key={label} class="figures__one">
          <dd class="figures__value">{value}</dd>
          <dt class="quiet">{label}</dt>
        </div>
      ))}
    </dl>
  );
};
