import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import type { Screen } from '../flow/state.ts';
import { happen, house, visit } from '../link/kiosk.ts';
import { Keyboard } from '../parts/keyboard.tsx';
import { MoreButton, MoreTile } from '../parts/more-tile.tsx';
import { Page } from '../parts/page.tsx';
import { pageOf } from '../parts/pages.ts';
import { ServiceTile } from '../parts/service-tile.tsx';
import { say } from '../parts/texts.ts';
import { findServices } from '../search/find-services.ts';

/** What stands between the query and the keys. */
const TILES = { usual: 4, low: 2 };

export const Search = ({ screen }: { screen: Extract<Screen, { at: 'search' }> }): JSX.Element => {
  const { search } = say();
  const { catalogue } = house.value;
  const procedures = new Set(catalogue?.fields.filter(({ kind }) => kind === 'procedures').map(({ id }) => id));
  const found = catalogue === null ? [] : findServices(catalogue, screen.text, ({ field }) => procedures.has(field));
  const { lowReach } = visit.value.comfort;
  const { items, page, pages } = pageOf(found, screen.page, lowReach ? TILES.low : TILES.usual, lowReach);
  return (
    <Page
      title={search.title}
      hint={search.hint}
      class="page--search"
      aside={lowReach && pages > 1 ? <MoreButton page={page} pages={pages} /> : undefined}
      above={
        <p class="query" role="status">
          <Icon name="search" />
          <span class="visually-hidden">{search.query(screen.text)}</span>
          <span class="query__text" aria-hidden="true">
            {screen.text}
            <span class="query__caret" />
          </span>
        </p>
      }
    >
      <div class="tiles tiles--found" aria-live="polite">
        {items.map((service) => (
          <ServiceTile key={service.id} service={service} from={screen} />
        ))}
        {lowReach ? null : <MoreTile page={page} pages={pages} />}
        {found.length === 0 && screen.text.trim().length > 1 ? (
          <p class="nothing">
            <strong>{search.none}</strong>
            <span>{search.noneHint}</span>
          </p>
        ) : null}
      </div>
      <Keyboard digits={!lowReach} text={screen.text} onText={(text) => happen({ type: 'searchTyped', text })} />
    </Page>
  );
};
