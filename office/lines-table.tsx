import type { JSX } from 'preact';
import { Icon } from '../ui/icon.tsx';
import { language, words } from '../ui/language.ts';
import { officeWords } from '../words/office/words.ts';
import { duration } from '../words/shared/times.ts';
import { Bar } from './bar.tsx';
import type { Desk } from './desk.ts';
import { TableSheet } from './table-sheet.tsx';
import { totalsOf } from './totals.ts';
import type { OfficeView } from './views.ts';

const MINUTE_MS = 60_000;

/** Today's lines, field by field; the longest wait says when it is past the target. */
export const LinesTable = ({ desk, view }: { desk: Desk; view: OfficeView }): JSX.Element => {
  const w = words(officeWords).lines;
  const now = desk.time.second.value;
  const totals = totalsOf(view);
  const most = Math.max(...view.lines.map(({ waiting }) => waiting), 0);
  const time = (ms: number | null): string => (ms === null ? '–' : duration(ms, language.value));
  return (
    <TableSheet title={w.title} narrow="pairs">
      <thead>
        <tr>
          <th scope="col">{w.field}</th>
          <th scope="col" class="table__number">
            {w.waiting}
          </th>
          <td class="table__bar" />
          {[w.oldest, w.meanWait, w.present, w.served, w.missed, w.left, w.issued].map((title) => (
            <th key={title} scope="col" class="table__number">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.lines.map((line) => {
          const oldest = line.oldestIssuedAt === null ? null : now - line.oldestIssuedAt;
          const late = oldest !== null && oldest > view.rule.targets.standard * MINUTE_MS;
          return (
            <tr key={line.field}>
              <th scope="row">
                <span class="table__letter">{line.letter}</span>
                {line.name[language.value]}
              </th>
              <td class="table__number table__number--strong table__time" data-column={w.waiting}>
                {line.waiting}
              </td>
              <td class="table__bar">
                <Bar value={line.waiting} most={most} />
              </td>
              <td
                class={late ? 'table__number table__time table__number--late' : 'table__number table__time'}
                data-column={w.oldest}
              >
                {late ? <Icon name="warning" label={w.late} /> : null} {time(oldest)}
              </td>
              <td class="table__number table__time" data-column={w.meanWait}>
                {time(line.meanWaitMs)}
              </td>
              <td class="table__number" data-column={w.present}>
                {line.present}
              </td>
              <td class="table__number" data-column={w.served}>
                {line.served}
              </td>
              <td class="table__number" data-column={w.missed}>
                {line.missed}
              </td>
              <td class="table__number" data-column={w.left}>
                {line.left}
              </td>
              <td class="table__number" data-column={w.issued}>
                {line.issued}
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{w.total}</th>
          <td class="table__number table__number--strong table__time" data-column={w.waiting}>
            {totals.waiting}
          </td>
          <td class="table__bar" />
          <td class="table__number table__time" data-column={w.oldest}>
            {time(totals.oldestIssuedAt === null ? null : now - totals.oldestIssuedAt)}
          </td>
          <td class="table__number table__time" data-column={w.meanWait}>
            {time(totals.meanWaitMs)}
          </td>
          <td class="table__number" data-column={w.present}>
            {totals.present}
          </td>
          <td class="table__number" data-column={w.served}>
            {totals.served}
          </td>
          <td class="table__number" data-column={w.missed}>
            {totals.missed}
          </td>
          <td class="table__number" data-column={w.left}>
            {totals.left}
          </td>
          <td class="table__number" data-column={w.issued}>
            {totals.issued}
          </td>
        </tr>
      </tfoot>
    </TableSheet>
  );
};
