import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { focusNear, placeOf } from './kept-focus.ts';

type ModalProps = {
  readonly title: string;
  /** `sheet`: from the foot of the screen, where every arm reaches. */
  readonly form?: 'modal' | 'sheet';
  /** Esc, or a touch that begins and ends outside. Leave it out where an answer is required. */
  readonly onClose?: () => void;
  readonly actions?: ComponentChildren;
  readonly children?: ComponentChildren;
};

/** The browser's own modal dialog: focus is trapped in it and returns to where it was; the rest of the page is inert. */
export const Modal = ({ title, form = 'modal', onClose, actions, children }: ModalProps): JSX.Element => {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const pressedOutside = useRef(false);
  useLayoutEffect(() => {
    const shown = dialog.current;
    const before = placeOf(document.activeElement);
    shown?.showModal();
    return () => {
      shown?.close();
      // The browser gives the focus back only if it stands in the dialog, not if Tab has just left it for the browser's own bar.
      // What opened it may be gone: nothing hangs at that counter any more.
      focusNear(before);
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={form === 'sheet' ? 'modal modal--sheet' : 'modal'}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        // The browser lets a second Esc in a row close the dialog unasked, unless its key was taken.
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        onClose?.();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onMouseDown={(event) => {
        pressedOutside.current = isOutside(event.currentTarget, event);
      }}
      onClick={(event) => {
        // Text that is marked by dragging out of the dialog ends outside, and is no wish to close it.
        if (pressedOutside.current && isOutside(event.currentTarget, event)) onClose?.();
      }}
    >
      <h2 id={titleId} class="modal__title">
        {title}
      </h2>
      {children}
      {actions === undefined ? null : <div class="modal__actions">{actions}</div>}
    </dialog>
  );
};

/** The backdrop's clicks reach the dialog itself, as do those on its own padding. */
const isOutside = (dialog: HTMLDialogElement, click: MouseEvent): boolean => {
  if (click.target !== dialog) return false;
  const box = dialog.getBoundingClientRect();
  return click.clientX < box.left || click.clientX > box.right || click.clientY < box.top || click.clientY > box.bottom;
};
