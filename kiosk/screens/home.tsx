import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { language } from '../../ui/language.ts';
import type { Field } from '../../wire/views.ts';
import { timeOfDay } from '../../words/shared/times.ts';
import { guideOf } from '../flow/choosing.ts';
import { isFieldUnserved, lineOf } from '../flow/door.ts';
import { paperless } from '../flow/paper.ts';
import type { Screen } from '../flow/state.ts';
import { happen, house, newKey, visit } from '../link/kiosk.ts';
import { MoreTile } from '../parts/more-tile.tsx';
import { Page } from '../parts/page.tsx';
import { pageOf } from '../parts/pages.ts';
import { groundName, read, say, zone } from '../parts/texts.ts';

/** look.md: at most ten tiles; the lower 900 px take six, and so does large text. */
const TILES = { usual: 10, few: 6 };

export const Home = ({ screen }: { screen: Extract<Screen, { at: 'home' }> }): JSX.Element => {
  const { home } = say();
  const { catalogue, door } = house.value;
  const { comfort, ground } = visit.value;
  const fields = catalogue?.fields.filter(({ kind }) => kind === 'procedures') ?? [];
  const { items, page, pages } = pageOf(
    fields,
    screen.page,
    comfort.lowReach || comfort.largeText ? TILES.few : TILES.usual,
  );
  const pausedUntil = door?.day?.pausedUntil ?? null;
  const guidance = guideOf(house.value);
  const noPaper = paperless(house.value);
  const hint =
    screen.cancelled !== null
      ? home.cancelled(screen.cancelled)
      : ground !== null
        ? `${say().priority.chosen}: ${groundName(ground)}`
        : pausedUntil !== null
          ? home.lunch(timeOfDay(pausedUntil, zone()))
          : home.hint;
  const warning =
    noPaper === null ? null : (
      <p class="band band--attention paperless" role="status">
        <Icon name="paper-out" />
        <span>{say().paper.before[noPaper]}</span>
      </p>
    );
  return (
    <Page
      title={home.question}
      hint={hint}
      class="page--home"
      above={comfort.lowReach && warning !== null ? warning : undefined}
      aside={
        <Button icon="search" onPress={() => happen({ type: 'searchOpened' })}>
          {home.search}
        </Button>
      }
    >
      {comfort.lowReach ? null : warning}
      <div class="tiles tiles--fields">
        {items.map((field) => (
          <FieldTile key={field.id} field={field} />
        ))}
        <MoreTile page={page} pages={pages} />
      </div>
      <div class="offers">
        <button type="button" class="offer offer--collect" onClick={() => happen({ type: 'scanOpened' })}>
          <Icon name="scan" class="offer__icon" />
          <span class="offer__words">
            <span class="offer__name">{home.collect}</span>
            <span class="offer__hint">{home.collectHint}</span>
          </span>
        </button>
        {guidance === null ? null : (
          <button
            type="button"
            class="offer"
            onClick={() =>
              happen({ type: 'serviceChosen', service: guidance, language: language.peek(), key: newKey() })
            }
          >
            <Icon name="help" class="offer__icon" />
            <span class="offer__words">
              <span class="offer__name">{home.unsure}</span>
              <span class="offer__hint">{home.unsureHint}</span>
            </span>
          </button>
        )}
      </div>
    </Page>
  );
};

const FieldTile = ({ field }: { field: Field }): JSX.Element => {
  const { line } = say();
  const its = lineOf(house.value, field.id);
  const note = isFieldUnserved(house.value, field.id)
    ? line.unserved
    : its?.open === true
      ? line.waiting(its.waiting)
      : line.noCounter;
  return (
    <button type="button" class="tile tile--field" onClick={() => happen({ type: 'fieldChosen', field: field.id })}>
      <span class="tile__letter" aria-hidden="true">
        {field.letter}
      </span>
      <span class="tile__words">
        <span class="tile__name">{read(field.name)}</span>
        {its === null ? null : <span class="tile__note">{note}</span>}
      </span>
    </button>
  );
};
