import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { language } from '../../ui/language.ts';
import { LANGUAGE_TAGS } from '../../words/catalogue.ts';
import { chanceFor, isUnserved } from '../flow/door.ts';
import type { Screen } from '../flow/state.ts';
import { asking, happen, house, newKey } from '../link/kiosk.ts';
import { ChanceNote } from '../parts/chance-note.tsx';
import { Page } from '../parts/page.tsx';
import { read, say } from '../parts/texts.ts';

/** What to bring and what to expect, before the number is taken. */
export const Details = ({ screen }: { screen: Extract<Screen, { at: 'details' }> }): JSX.Element | null => {
  const { details } = say();
  const service = house.value.catalogue?.services.find(({ id }) => id === screen.service);
  if (service === undefined) return null;
  const { dossier } = service;
  const unserved = isUnserved(house.value, service.id);
  return (
    <Page
      title={read(service.name)}
      hint={details.papers}
      class="page--details"
      above={
        <>
          {' '}
          <ul class="papers">
            {dossier === null || dossier.papers.length === 0 ? <li>{details.noPapers}</li> : null}
            {dossier?.papers.map((paper) => (
              <li key={paper.name} class="papers__one">
                <span lang="vi-VN">{paper.name}</span>
                <span class="papers__form">
                  {paper.quantity} {paper.form === 'original' ? details.original : details.copy}
                </span>
              </li>
            ))}
          </ul>
          {dossier === null ? null : (
            <dl class="facts">
              <div>
                <dt>{details.days}</dt>
                <dd>{dossier.workingDays === 0 ? details.sameDay : details.workingDays(dossier.workingDays)}</dd>
              </div>
              <div>
                <dt>{details.fee}</dt>
                <dd>
                  {dossier.feeVnd === 0
                    ? details.free
                    : details.vnd(dossier.feeVnd.toLocaleString(LANGUAGE_TAGS[language.value]))}
                </dd>
              </div>
            </dl>
          )}
        </>
      }
    >
      {unserved ? (
        <p class="unserved">{details.unserved}</p>
      ) : (
        <ChanceNote chance={chanceFor(house.value, service.id)} />
      )}
      <Button
        kind="action"
        large
        wide
        icon="ticket"
        off={unserved || asking.value !== null}
        onPress={() => happen({ type: 'serviceChosen', service: service.id, language: language.peek(), key: newKey() })}
      >
        {details.take}
      </Button>
    </Page>
  );
};
