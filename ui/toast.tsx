import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { sharedWords } from '../words/shared/words.ts';
import { Button } from './button.tsx';
import { words } from './language.ts';

/** As long as an undo is taken (design.md §6): the offer goes when the server would refuse it. */
export const UNDO_MS = 10_000;

type ToastProps = {
  readonly text: string;
  readonly onUndo?: (() => void) | undefined;
  readonly undoKey?: string;
  readonly onGone: () => void;
  readonly forMs?: number;
};

/** What was just done, with a way back. Give it a `key` for each thing done, so that its time starts again. */
export const Toast = ({ text, onUndo, undoKey, onGone, forMs = UNDO_MS }: ToastProps): JSX.Element => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: its time runs from when it appeared
  useEffect(() => {
    const timer = setTimeout(onGone, forMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="toast" role="status">
      <span>{text}</span>
      {onUndo === undefined ? null : (
        <Button kind="bare" icon="undo" onPress={onUndo} {...(undoKey === undefined ? {} : { keyHint: undoKey })}>
          {words(sharedWords).undo}
        </Button>
      )}
    </div>
  );
};
