import { useEffect } from 'preact/hooks';

/** Where something stood, from the inside out: of these, whatever is still there when it has gone. */
export const placeOf = (element: Element | null): readonly Element[] => {
  const around: Element[] = [];
  for (let at = element; at !== null; at = at.parentElement) around.push(at);
  return around;
};

/** The focus goes to what stood there, or else as near as can be: another button of its cell or row of a list, or its heading. */
export function focusNear(place: readonly Element[]): void {
  const [own, ...around] = place;
  if (own instanceof HTMLElement && own.isConnected) {
    own.focus();
    if (document.activeElement === own) return;
  }
  for (const element of around) {
    if (!element.isConnected) continue;
    const near = element.matches('td, li')
      ? element.querySelector<HTMLElement>('button:not([aria-disabled="true"])')
      : element.querySelector<HTMLElement>('h1, h2, h3');
    if (near === null) continue;
    if (near.matches('h1, h2, h3')) near.tabIndex = -1;
    near.focus();
    return;
  }
}

/** A button that goes away under the hand (a newer view has none) leaves the focus near it, and not on the page as a whole. */
export function useKeptFocus(): void {
  useEffect(() => {
    let place = placeOf(document.activeElement);
    const onFocus = ({ target }: FocusEvent): void => {
      place = placeOf(target instanceof Element ? target : null);
    };
    const watching = new MutationObserver(() => {
      const isLost = document.activeElement === document.body && place[0]?.isConnected === false;
      // A dialog gives the focus back by itself.
      if (isLost && !place.some((element) => element instanceof HTMLDialogElement)) focusNear(place);
    });
    document.addEventListener('focusin', onFocus);
    watching.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocus);
      watching.disconnect();
    };
  }, []);
}
