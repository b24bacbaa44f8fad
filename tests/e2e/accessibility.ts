import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core finds against WCAG 2.2 A and AA and holds for serious or critical, with the elements. Empty when all is well. */
export async function barriers(page: Page): Promise<readonly string[]> {
  // What still slides or fades has another contrast than what people read.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((moving) => moving.effect?.getComputedTiming().iterations !== Infinity)
        .map((moving) => moving.finished.catch(() => undefined)),
    ),
  );
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const loaded = Reflect.get(window, 'axe') as {
      run(root: Document, options: object): Promise<{ violations: Violation[] }>;
    };
    const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    return (await loaded.run(document, { runOnly: standards, resultTypes: ['violations'] })).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** Of radio buttons of one name only the chosen one takes the Tab key; the arrows reach the others. */
const REACHABLE = 'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), [tabindex="0"]';

/**
 * What can be pressed, and what of it the Tab key alone never reaches. Tab is pressed until the focus stands where it began, so
 * a trap shows too: everything behind it is named.
 */
export async function unreachable(page: Page): Promise<{ readonly count: number; readonly missed: readonly string[] }> {
  const count = await page.evaluate((selector) => {
    const open = document.querySelector('dialog[open]') ?? document.body;
    const all = [...open.querySelectorAll<HTMLElement>(selector)].filter((element) => {
      const radio = element instanceof HTMLInputElement && element.type === 'radio' ? element : null;
      return element.checkVisibility({ visibilityProperty: true }) && radio?.checked !== false;
    });
    for (const element of all) element.dataset.untabbed = '';
    return all.length;
  }, REACHABLE);
  // The browser's own parts stand in the round as well.
  for (let step = 0; step < 2 * count + 5; step += 1) {
    await page.keyboard.press('Tab');
    await page.evaluate(() => document.activeElement?.removeAttribute('data-untabbed'));
  }
  const missed = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-untabbed]')].map((element) => {
      delete element.dataset.untabbed;
      return element.outerHTML.slice(0, 160);
    }),
  );
  return { count, missed };
}
