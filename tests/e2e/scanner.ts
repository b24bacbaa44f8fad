import type { Page } from 'playwright-core';

/** A keyboard-wedge scanner: the code as a burst of keys into whatever has the focus, then Enter. */
export const scan = (page: Page, code: string): Promise<void> =>
  page.evaluate((text) => {
    const target = document.activeElement ?? document.body;
    for (const key of [...text, 'Enter'])
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }, code);

/**
 * A scanner that ends its line with two Enters, as some do, and whose keys do what a page that does not swallow them lets
 * keys do: letters go into the field, Enter sends the form or presses the button.
 */
export const scanWithTwoEnds = (page: Page, code: string): Promise<void> =>
  page.evaluate((text) => {
    const start = new Event('start').timeStamp;
    for (const [nth, key] of [...text, 'Enter', 'Enter'].entries()) {
      const at = document.activeElement ?? document.body;
      const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      // A busy machine makes no scanner slow.
      Object.defineProperty(press, 'timeStamp', { value: start + nth });
      if (!at.dispatchEvent(press)) continue;
      if (key.length === 1) document.execCommand('insertText', false, key);
      else if (at instanceof HTMLButtonElement) at.click();
      else if (at instanceof HTMLInputElement) at.form?.requestSubmit();
    }
  }, code);
