import { isSecondTap, type Tap } from './second-tap.ts';

/** Makes a page a public touch screen: no menu, no selection, no drag, no zoom, no press by a trembling second tap. */
export function guardTouches(page: Document): void {
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
      const tap: Tap = { x: event.clientX, y: event.clientY, at: event.timeStamp, target: touched(event.target) };
      const pixel = Math.min(page.documentElement.clientWidth / 1080, page.documentElement.clientHeight / 1920);
      if (isSecondTap(last, tap, pixel)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      last = tap;
    },
    { capture: true },
  );
}

const touched = (target: EventTarget | null): unknown =>
  target instanceof Element ? (target.closest('button') ?? target) : target;
