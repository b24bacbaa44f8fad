import type { JSX } from 'preact';
import { ICON_PATHS, type IconName } from './icon-paths.ts';

export type { IconName } from './icon-paths.ts';

/** Decoration beside words by default; `label` when it stands alone. Sized by `--icon` (1.25 em). */
export const Icon = ({
  name,
  label,
  class: extra,
}: {
  name: IconName;
  label?: string;
  class?: string;
}): JSX.Element => (
  <svg
    class={extra === undefined ? 'icon' : `icon ${extra}`}
    viewBox="0 0 24 24"
    role={label === undefined ? undefined : 'img'}
    aria-label={label}
    aria-hidden={label === undefined ? 'true' : undefined}
  >
    <path d={ICON_PATHS[name]} />
  </svg>
);
