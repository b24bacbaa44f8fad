export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly page: number;
  readonly pages: number;
}

/**
 * At most `most` tiles a page. Where there is more than one page the last tile leads on, unless something `beside` the
 * tiles does.
 */
export function pageOf<Item>(all: readonly Item[], page: number, most: number, beside = false): PageOf<Item> {
  if (all.length <= most) return { items: all, page: 0, pages: 1 };
  const each = beside ? most : most - 1;
  const pages = Math.ceil(all.length / each);
  const shown = Math.min(page, pages - 1);
  return { items: all.slice(shown * each, (shown + 1) * each), page: shown, pages };
}
