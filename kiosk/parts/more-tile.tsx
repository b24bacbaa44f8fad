import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { happen } from '../link/kiosk.ts';
import { say } from './texts.ts';

/** The last tile of a page: leads to the next, and from the last to the first. */
export const MoreTile = ({ page, pages }: { page: number; pages: number }): JSX.Element | null => {
  if (pages < 2) return null;
  const { services } = say();
  return (
    <button type="button" class="tile tile--more" onClick={() => happen({ type: 'paged', page: (page + 1) % pages })}>
      <span class="tile__name">
        {services.more} <Icon name="arrow-right" />
      </span>
      <span class="tile__note">{services.page(page + 1, pages)}</span>
    </button>
  );
};

/** The same as a button beside the languages, where the low-reach layout has no room for a tile. */
export const MoreButton = ({ page, pages }: { page: number; pages: number }): JSX.Element => (
  <Button iconAfter="arrow-right" onPress={() => happen({ type: 'paged', page: (page + 1) % pages })}>
    {say().services.moreOf(page + 1, pages)}
  </Button>
);
