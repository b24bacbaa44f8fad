import type { JSX } from 'preact';
import { sharedWords } from '../words/shared/words.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { words } from './language.ts';
import './notice-strip.css';

type Kind = 'bad' | 'good' | 'plain';
type NoticeStripProps = {
  readonly kind: Kind;
  readonly text: string;
  readonly onClose: () => void;
  /** Takes back what is told; left out where nothing does. */
  readonly onUndo?: (() => void) | undefined;
};

const ICONS: Readonly<Record<Kind, IconName>> = { bad: 'warning', good: 'check', plain: 'info' };

/** What an order led to, until it is put away. */
export const NoticeStrip = ({ kind, text, onClose, onUndo }: NoticeStripProps): JSX.Element => (
  <div class={`notice notice--${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
    <Icon name={ICONS[kind]} />
    <span class="notice__text">{text}</span>
    {onUndo === undefined ? null : (
      <Button icon="undo" onPress={onUndo}>
        {words(sharedWords).undo}
      </Button>
    )}
    <Button kind="bare" icon="close" label={words(sharedWords).gotIt} onPress={onClose} />
  </div>
);
