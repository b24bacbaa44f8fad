import type { JSX } from 'preact';
import { DrawnIcon, type DrawnIconProps } from './drawn-icon.tsx';
import { ICON_PATHS, type IconName } from './icon-names.ts';

export type { IconName } from './icon-names.ts';

/** An icon by name; the page then carries all of them. */
export const Icon = ({ name, ...rest }: { readonly name: IconName } & Omit<DrawnIconProps, 'path'>): JSX.Element => (
  <DrawnIcon path={ICON_PATHS[name]} {...rest} />
);
