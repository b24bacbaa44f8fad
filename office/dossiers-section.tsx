import type { JSX } from 'preact';
import { Button } from '../ui/button.tsx';
import { words } from '../ui/language.ts';
import { officeWords } from '../words/office/words.ts';
import type { Desk } from './desk.ts';
import { isBusy } from './office-flow.ts';
import type { OfficeView } from './views.ts';

/** Dossiers by state, with their shares as one bar; and what a supervisor does about a single one. */
export const DossiersSection = ({ desk, view }: { desk: Desk; view: OfficeView }): JSX.Element => {
  const w = words(officeWords).dossiers;
  const { inProgress, ready, handedOver } = view.dossiers;
  const off = isBusy(desk.state.value);
  const all = Math.max(1, inProgress + ready + handedOver);
  const [a, b, c] = [inProgress, ready, handedOver].map((count) => (100 * count) / all);
  return (
    <section class="panel sheet">
      <h2 class="sheet__title">{w.title}</h2>
      <svg
        class="shares"
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        role="img"
        aria-label={w.chart(inProgress, ready, handedOver)}
      >
        <rect class="shares__progress" width={a} height="8" />
        <rect class="shares__ready" x={a} width={b} height="8" />
        <rect class="shares__done" x={(a ?? 0) + (b ?? 0)} width={c} height="8" />
      </svg>
      <dl class="counts">
        {(
          [
            ['progress', w.inProgress, inProgress],
            ['ready', w.ready, ready],
            ['done', w.handedOver, handedOver],
          ] as const
        ).map(([name, label, count]) => (
          <div key={name} class="counts__one">
            <dt>
              <span class={`counts__mark counts__mark--${name}`} aria-hidden="true" />
              {label}
            </dt>
            <dd class="table__number table__number--strong">{count}</dd>
          </div>
        ))}
      </dl>
      {desk.runs ? (
        <div class="dossier-deeds">
          <Button
            icon="undo"
            off={off}
            onPress={() => desk.tell({ type: 'dialog_opened', dialog: { name: 'correct_handover' } })}
          >
            {w.correct}
          </Button>
          <Button
            kind="bare"
            off={off}
            onPress={() => desk.tell({ type: 'dialog_opened', dialog: { name: 'erase_personal_data' } })}
          >
            {w.erase}
          </Button>
        </div>
      ) : null}
    </section>
  );
};
