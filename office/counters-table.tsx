import type { JSX } from 'preact';
import { Button } from '../ui/button.tsx';
import { Digits } from '../ui/digits.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { words } from '../ui/language.ts';
import { nameOf } from '../ui/name-of.ts';
import { NumberText } from '../ui/number-text.tsx';
import { officeWords } from '../words/office/words.ts';
import { elapsed } from '../words/shared/times.ts';
import type { Desk } from './desk.ts';
import { fieldsServed } from './fields-served.ts';
import { isBusy } from './office-flow.ts';
import { TableSheet } from './table-sheet.tsx';
import type { OfficeCounter, OfficeView } from './views.ts';

/** Who sits where, with whom, since when; and the two things a supervisor changes about a counter. */
export const CountersTable = ({ desk, view }: { desk: Desk; view: OfficeView }): JSX.Element => {
  const w = words(officeWords).counters;
  const now = desk.time.second.value;
  const off = isBusy(desk.state.value);
  return (
    <TableSheet title={w.title} narrow="cards">
      <thead>
        <tr>
          <th scope="col" class="table__number">
            {w.counter}
          </th>
          <th scope="col">{w.clerk}</th>
          <th scope="col">{w.state}</th>
          <th scope="col">{w.ticket}</th>
          <th scope="col" class="table__number">
            {w.since}
          </th>
          <th scope="col" class="table__number">
            {w.parked}
          </th>
          <th scope="col">{w.services}</th>
          {desk.runs ? <td /> : null}
        </tr>
      </thead>
      <tbody>
        {view.counters.map((counter) => {
          const state = stateOf(counter);
          return (
            <tr key={counter.id}>
              <th scope="row" class="table__number table__number--strong">
                {counter.id}
              </th>
              <td>
                {counter.clerk === null ? <span class="quiet">–</span> : nameOf(desk.people.value, counter.clerk)}
              </td>
              <td>
                <span class={`tag ${STATES[state].tag}`}>
                  <Icon name={STATES[state].icon} />
                  {w[state]}
                </span>
                {counter.sent === 0 ? null : (
                  <small class={counter.clerk === null ? 'table__note table__note--attention' : 'table__note'}>
                    {counter.clerk === null ? <Icon name="warning" /> : null} {w.sent(counter.sent)}
                  </small>
                )}
              </td>
              <td>{counter.number === null ? '' : <NumberText number={counter.number} cells />}</td>
              <td class="table__number">
                {counter.since === null ? '' : <Digits text={elapsed(now - counter.since)} />}
              </td>
              <td class="table__number">{counter.parked === 0 ? '' : counter.parked}</td>
              <td>
                <span class="table__letters">{fieldsServed(desk.catalogue.value, counter.services)}</span>{' '}
                <span class="quiet">{w.nServices(counter.services.length)}</span>
              </td>
              {desk.runs ? (
                <td class="table__deeds">
                  {counter.hanging.length === 0 ? null : (
                    <Button
                      icon="warning"
                      off={off}
                      onPress={() =>
                        desk.tell({ type: 'dialog_opened', dialog: { name: 'hanging', counter: counter.id } })
                      }
                    >
                      {w.hanging(counter.hanging.length)}
                    </Button>
                  )}
                  <Button
                    kind="bare"
                    icon="settings"
                    off={off}
                    onPress={() =>
                      desk.tell({ type: 'dialog_opened', dialog: { name: 'services', counter: counter.id } })
                    }
                  >
                    {w.change}
                  </Button>
                  <Button
                    kind="bare"
                    icon="sign-out"
                    off={off || counter.clerk === null}
                    onPress={() =>
                      desk.tell({ type: 'dialog_opened', dialog: { name: 'release', counter: counter.id } })
                    }
                  >
                    {w.release}
                  </Button>
                </td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </TableSheet>
  );
};

type State = 'free' | 'paused' | 'idle' | 'called' | 'serving';

const STATES: Readonly<Record<State, { readonly icon: IconName; readonly tag: string }>> = {
  free: { icon: 'minus', tag: '' },
  paused: { icon: 'pause', tag: 'tag--attention' },
  idle: { icon: 'check', tag: 'tag--good' },
  called: { icon: 'speaker', tag: 'tag--action' },
  serving: { icon: 'desk', tag: 'tag--good' },
};

function stateOf({ clerk, paused, state }: OfficeCounter): State {
  if (state !== null) return state;
  return clerk === null ? 'free' : paused ? 'paused' : 'idle';
}
