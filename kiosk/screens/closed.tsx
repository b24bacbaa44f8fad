import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Mark } from '../../ui/mark.tsx';
import type { Door } from '../flow/door.ts';
import { happen, house } from '../link/kiosk.ts';
import { Page } from '../parts/page.tsx';
import { clockTime, say } from '../parts/texts.ts';

/** No numbers now: when they are given, and what can be done meanwhile. */
export const Closed = ({ why }: { why: Exclude<Door, 'open'> }): JSX.Element => {
  const { closed } = say();
  const { catalogue } = house.value;
  const hours = catalogue?.hours;
  return (
    <Page
      title={closed.title}
      hint={closed[why]}
      class="page--closed"
      above={
        <div class="shut">
          <span class="shut__mark">
            <Mark />
          </span>
          {hours === undefined || catalogue === null ? null : (
            <dl class="facts">
              <div>
                <dt>{closed.hours}</dt>
                <dd>{closed.range(clockTime(hours.opens), clockTime(hours.lastIssue))}</dd>
              </div>
              {hours.lunch === null ? null : (
                <div>
                  <dt>{closed.lunch}</dt>
                  <dd>{closed.range(clockTime(hours.lunch.from), clockTime(hours.lunch.until))}</dd>
                </div>
              )}
              <div>
                <dt>{closed.phone}</dt>
                <dd>{catalogue.branch.phone}</dd>
              </div>
            </dl>
          )}
          <p class="quiet">{closed.days}</p>
        </div>
      }
    >
      <Button wide large icon="scan" onPress={() => happen({ type: 'scanOpened' })}>
        {closed.look}
      </Button>
    </Page>
  );
};
