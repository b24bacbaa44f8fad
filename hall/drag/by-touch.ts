import { signal } from '@preact/signals';

/**
 * Papers are touched and not dragged: there is no mouse, or the page is stacked (style/stacked.css names the same window) and
 * a paper and its goal are not in view together.
 */
const media = matchMedia('(hover: none), (max-width: 1023px), (max-aspect-ratio: 5 / 4)');

export const byTouch = signal(media.matches);
media.addEventListener('change', () => {
  byTouch.value = media.matches;
});
