import type { Page } from 'playwright-core';

/** What of a screen does not fit: pixels beyond the edges, and buttons that reach over them. Empty when all is well. */
export const misfits = (page: Page, { vertical = true } = {}): Promise<readonly string[]> =>
  page.evaluate((alsoDown) => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const found: string[] = [];
    if (scrollWidth > innerWidth) found.push(`${scrollWidth - innerWidth} px beyond the right edge`);
    if (alsoDown && scrollHeight > innerHeight) found.push(`${scrollHeight - innerHeight} px beyond the foot`);
    for (const button of document.querySelectorAll('button, h1, [class*=number]')) {
      const box = button.getBoundingClientRect();
      if (box.width === 0 || getComputedStyle(button).clipPath !== 'none') continue;
      const out = box.left < 0 || box.right > innerWidth + 1 || (alsoDown && box.bottom > innerHeight + 1);
      if (out) found.push(`${button.textContent}: ${Math.round(box.right)} × ${Math.round(box.bottom)}`);
    }
    return found;
  }, vertical);

/** Texts and buttons that a box around them cuts off, or that another button covers. Empty when all can be read and touched. */
export const clipped = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll('h1, p, dd, li, img, button')) {
      const box = element.getBoundingClientRect();
      const name = element.textContent || element.className;
      if (box.width === 0 || element.closest('.visually-hidden') !== null) continue;
      const within = element.scrollHeight - element.clientHeight;
      if (getComputedStyle(element).overflowY === 'hidden' && within > 1)
        found.push(`${name}: ${within} px cut in itself`);
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        const edge = around.getBoundingClientRect();
        const cuts = getComputedStyle(around).overflowY !== 'visible' && box.bottom > edge.bottom + 1;
        if (cuts) found.push(`${name}: ${Math.round(box.bottom - edge.bottom)} px cut by ${around.className}`);
      }
      const words = document.createRange();
      words.selectNodeContents(element);
      for (const line of element instanceof HTMLButtonElement ? [] : words.getClientRects()) {
        const over = document.elementFromPoint(line.right - 2, line.top + line.height / 2)?.closest('button');
        if (over != null && !over.contains(element) && !element.contains(over))
          found.push(`${name}: covered by ${over.textContent}`);
      }
      const [middle, foot] = [box.left + box.width / 2, box.bottom - 3];
      const top = document.elementFromPoint(middle, foot)?.closest('button, h1, p, dd, li, img');
      if (top instanceof HTMLButtonElement && top !== element && !element.contains(top) && !top.contains(element))
        found.push(`${name}: covered by ${top.textContent}`);
    }
    return found;
  });

/** Buttons that are smaller than the screen's own target, in either direction. */
export const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const measure = document.createElement('div');
    measure.style.width = 'var(--target)';
    document.body.append(measure);
    const target = measure.getBoundingClientRect().width;
    measure.remove();
    return [...document.querySelectorAll('button')].flatMap((button) => {
      const { width, height } = button.getBoundingClientRect();
      if (width === 0 || Math.min(width, height) >= target - 0.5) return [];
      return [`${button.textContent || button.ariaLabel}: ${Math.round(width)} × ${Math.round(height)} < ${target}`];
    });
  });

/** Cells whose words lie over the next one's, and parts that must be pushed sideways to be read. */
export const spilled = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('th, td, .sheet__scroll')].flatMap((element) => {
      const over = element.scrollWidth - element.clientWidth;
      return element.clientWidth === 0 || over <= 1
        ? []
        : [`${element.textContent?.slice(0, 40)}: ${over} px too wide`];
    }),
  );
