import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Where a paper may be put down: elements carry it as `data-spot`. */
export type Spot = 'scanner' | 'phone';

/** A hand that moves less than this has only touched the paper. */
const SLACK_PX = 6;

/**
 * Lets a paper be picked up and put down on a spot. Pointer events with capture, because the browser's own dragging ends at
 * the edge of a frame; a touch without a move stays a click.
 */
export function useDrag<Paper extends HTMLElement>(onDrop: (spot: Spot) => void): RefObject<Paper | null> {
  const paper = useRef<Paper>(null);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useLayoutEffect(() => (paper.current === null ? undefined : makeDraggable(paper.current, drop)), []);
  return paper;
}

function makeDraggable(paper: HTMLElement, drop: { readonly current: (spot: Spot) => void }): () => void {
  const root = document.documentElement;
  let from: { readonly x: number; readonly y: number } | null = null;
  let held = false;

  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('[data-no-drag]'))) return;
    from = { x: event.clientX, y: event.clientY };
    // From here on the frames let the pointer through: a quick hand is over one of them before it has moved at all.
    root.dataset.dragging = 'perhaps';
  };
  const move = (event: PointerEvent): void => {
    if (from === null) return;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    if (!held) {
      if (Math.hypot(x, y) < SLACK_PX) return;
      held = true;
      paper.setPointerCapture(event.pointerId);
      paper.classList.add('is-held');
      root.dataset.dragging = 'paper';
    }
    paper.style.setProperty('--drag-x', `${x}px`);
    paper.style.setProperty('--drag-y', `${y}px`);
    mark(spotAt(event.clientX, event.clientY));
  };
  const release = (): void => {
    if (from === null) return;
    from = null;
    held = false;
    paper.classList.remove('is-held');
    paper.style.removeProperty('--drag-x');
    paper.style.removeProperty('--drag-y');
    delete root.dataset.dragging;
    mark(null);
  };
  const up = (event: PointerEvent): void => {
    if (from === null) return;
    const spot = held ? spotAt(event.clientX, event.clientY) : null;
    // The click that ends a drag is no touch of the paper.
    if (held) paper.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => paper.removeEventListener('click', swallow, { capture: true }));
    release();
    if (spot?.dataset.spot !== undefined) drop.current(spot.dataset.spot as Spot);
  };

  paper.addEventListener('pointerdown', down);
  addEventListener('pointermove', move);
  addEventListener('pointerup', up);
  addEventListener('pointercancel', release);
  return () => {
    if (from !== null) release();
    paper.removeEventListener('pointerdown', down);
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', up);
    removeEventListener('pointercancel', release);
  };
}

const swallow = (click: Event): void => {
  click.preventDefault();
  click.stopImmediatePropagation();
};

function spotAt(x: number, y: number): HTMLElement | null {
  for (const spot of document.querySelectorAll<HTMLElement>('[data-spot]')) {
    const box = spot.getBoundingClientRect();
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return spot;
  }
  return null;
}

function mark(over: HTMLElement | null): void {
  for (const spot of document.querySelectorAll<HTMLElement>('[data-spot]'))
    spot.classList.toggle('is-over', spot === over);
}
