import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type ButtonProps = {
  /** `action`: the one action of a screen; `good`: finishing well; `quiet`: outlined, all others; `bare`: in rows and corners. */
  readonly kind?: 'action' | 'good' | 'quiet' | 'bare';
  readonly icon?: IconName;
  readonly iconAfter?: IconName;
  /** The key that does the same, as printed on it: `F2`. Shown, not listened to. */
  readonly keyHint?: string;
  readonly large?: boolean;
  readonly wide?: boolean;
  /** Refuses presses but keeps its place, its focus and its words (a disabled element is skipped by readers). */
  readonly off?: boolean;
  /** For a button of one icon and no words. */
  readonly label?: string;
  readonly type?: 'button' | 'submit';
  readonly pressed?: boolean;
  readonly onPress?: () => void;
  readonly children?: ComponentChildren;
};

export const Button = ({ kind = 'quiet', type = 'button', off = false, ...props }: ButtonProps): JSX.Element => {
  const shape = [
    'button',
    `button--${kind}`,
    props.large === true && 'button--large',
    props.wide === true && 'button--wide',
    props.children === undefined && 'button--icon',
  ];
  return (
    <button
      type={type}
      class={shape.filter(Boolean).join(' ')}
      aria-label={props.label}
      aria-disabled={off ? 'true' : undefined}
      aria-pressed={props.pressed}
      aria-keyshortcuts={props.keyHint}
      onKeyDown={(key) => {
        // A key that is held down is never a second press.
        if (key.repeat && key.key === 'Enter') key.preventDefault();
      }}
      onClick={(press) => {
        if (off) press.preventDefault();
        else props.onPress?.();
      }}
    >
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      {props.children === undefined ? null : <span>{props.children}</span>}
      {props.iconAfter === undefined ? null : <Icon name={props.iconAfter} />}
      {props.keyHint === undefined ? null : (
        <span class="button__key" aria-hidden="true">
          {props.keyHint}
        </span>
      )}
    </button>
  );
};
