import { after, isSecondTap, type Tap } from './second-tap.ts';

/**
 * Makes a page a public touch screen: no menu, no selection, no drag, no zoom, no press by a trembling second tap.
 * @param screen names the screen that stands now
 */
export function guardTouches(page: Document, screen: () => string): void {
  for (const unwanted of ['contextmenu', 'selectstart', 'dragstart', 'gesturestart'])
    page.addEventListener(unwanted, (event) => event.preventDefault());
  page.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) event.preventDefault();
    },
    { passive: false },
  );
  page.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && ['+', '-', '=', '0'].includes(event.key)) event.preventDefault();
  });
  let last: Tap | null = null;
  page.addEventListener(
    'click',
    (event) => {
      // A key's click (Enter on a button) has no place.
      if (event.detail === 0) return;
      const tap: Tap = {
        x: event.clientX,
        y: event.clientY,
        at: event.timeStamp,
        target: touched(event.target),
        screen: screen(),
      };
      const pixel = Math.min(page.documentElement.clientWidth / 1080, page.documentElement.clientHeight / 1920);
      const second = isSecondTap(last, tap, pixel);
      last = after(last, tap, pixel);
      if (!second) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

const touched = (target: EventTarget | null): unknown =>
  target instanceof Element ? (target.closest('button') ?? target) : target;
