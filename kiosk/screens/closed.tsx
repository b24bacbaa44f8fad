import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { language, words } from '../../ui/language.ts';
import { Mark } from '../../ui/mark.tsx';
import { longDate, timeOfDay } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import type { Door } from '../flow/door.ts';
import { happen, house } from '../link/kiosk.ts';
import { Page } from '../parts/page.tsx';
import { clockTime, say, zone } from '../parts/texts.ts';

/** No numbers now: when they are given, and what can be done meanwhile. */
export const Closed = ({ why }: { why: Exclude<Door, 'open'> }): JSX.Element => {
  const { closed } = say();
  const { catalogue, door } = house.value;
  const hours = catalogue?.hours;
  const opens = door?.opens ?? null;
  return (
    <Page
      title={closed.title}
      hint={hintOf(why)}
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
          <p class="quiet">
            {opens === null
              ? closed.days
              : closed.opens(timeOfDay(opens, zone()), longDate(opens, zone(), language.value))}
          </p>
        </div>
      }
    >
      <Button wide large icon="scan" onPress={() => happen({ type: 'scanOpened' })}>
        {closed.look}
      </Button>
    </Page>
  );
};

function hintOf(why: Exclude<Door, 'open'>): string {
  const { closed } = say();
  if (why === 'over') return words(sharedWords).callingEnded;
  const shut = house.value.door?.shut ?? null;
  return why === 'closed' && shut !== null ? closed.shut[shut] : closed[why];
}
