import type { JSX } from 'preact';

export type DrawnIconProps = {
  /** Path data from icon-paths.ts: `DrawnIcon({ path: CHECK })`. */
  readonly path: string;
  readonly label?: string;
  readonly class?: string;
};

/** Decoration beside words by default; `label` when it stands alone. Sized by `--icon` (1.25 em). */
export const DrawnIcon = ({ path, label, class: extra }: DrawnIconProps): JSX.Element => (
  <svg
    class={extra === undefined ? 'icon' : `icon ${extra}`}
    viewBox="0 0 24 24"
    role={label === undefined ? undefined : 'img'}
    aria-label={label}
    aria-hidden={label === undefined ? 'true' : undefined}
  >
    <path d={path} />
  </svg>
);
