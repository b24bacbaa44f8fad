/** What the hall page sends to the frames it holds once it has been touched. */
const UNLOCK = 'motcua:unlock-sound';

/** Sound begins with a touch anywhere, a key, or the word of a page of the same origin that holds this one in a frame. */
export function listenForUnlock(unlock: () => void): void {
  for (const touch of ['pointerdown', 'keydown', 'click'] as const) document.addEventListener(touch, unlock);
  window.addEventListener('message', ({ origin, data }) => {
    if (origin !== location.origin || typeof data !== 'object' || data === null) return;
    if (Reflect.get(data, 'type') === UNLOCK) unlock();
  });
}
