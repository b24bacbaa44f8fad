import type { JSX } from 'preact';
import { isFieldUnserved, lineOf } from '../flow/door.ts';
import { servicesOf } from '../flow/services.ts';
import type { Screen } from '../flow/state.ts';
import { house, visit } from '../link/kiosk.ts';
import { MoreButton, MoreTile } from '../parts/more-tile.tsx';
import { Page } from '../parts/page.tsx';
import { pageOf } from '../parts/pages.ts';
import { ServiceTile } from '../parts/service-tile.tsx';
import { groundName, read, say } from '../parts/texts.ts';

/** One column while the tiles have room for it, two beyond; long names need the width. */
const ONE_COLUMN = 6;
const TILES = { usual: 10, large: 6, low: 4, lowAndLarge: 3 };

export const Services = ({ screen }: { screen: Extract<Screen, { at: 'services' }> }): JSX.Element => {
  const { services, line, priority } = say();
  const { catalogue } = house.value;
  const { comfort, ground } = visit.value;
  const field = catalogue?.fields.find(({ id }) => id === screen.field);
  const all = catalogue === null ? [] : servicesOf(catalogue, screen.field);
  const beside = comfort.lowReach;
  const most = comfort.lowReach
    ? comfort.largeText
      ? TILES.lowAndLarge
      : TILES.low
    : comfort.largeText
      ? TILES.large
      : TILES.usual;
  const { items, page, pages } = pageOf(all, screen.page, most, beside);
  const its = lineOf(house.value, screen.field);
  // What cannot be had here stands on each of its tiles.
  const state =
    its === null || isFieldUnserved(house.value, screen.field)
      ? ''
      : its.open
        ? line.waiting(its.waiting)
        : line.noCounter;
  const narrow = !(comfort.lowReach || comfort.largeText) && items.length > ONE_COLUMN;
  return (
    <Page
      title={services.question}
      hint={[read(field?.name), ground === null ? state : `${priority.chosen}: ${groundName(ground)}`]
        .filter(Boolean)
        .join(' · ')}
      aside={beside && pages > 1 ? <MoreButton page={page} pages={pages} /> : undefined}
    >
      <div class={narrow ? 'tiles tiles--two' : 'tiles tiles--one'}>
        {items.map((service) => (
          <ServiceTile key={service.id} service={service} from={screen} />
        ))}
        {beside ? null : <MoreTile page={page} pages={pages} />}
      </div>
    </Page>
  );
};
