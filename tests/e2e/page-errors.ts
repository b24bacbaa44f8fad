import type { Page } from 'playwright-core';

/** What a page throws, and what its own headers forbid it. */
export function onPageError(page: Page, tell: (error: string) => void): void {
  page.on('pageerror', (error) => tell(error.stack ?? error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Permissions policy violation/i.test(message.text())) tell(message.text());
  });
}
