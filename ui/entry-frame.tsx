import type { ComponentChildren, JSX } from 'preact';
import { sharedWords } from '../words/shared/words.ts';
import { ArchRule } from './arch-rule.tsx';
import './entry-frame.css';
import { words } from './language.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { Mark } from './mark.tsx';

type EntryFrameProps = { readonly title: string; readonly children: ComponentChildren };

/** What people who work here see before their own screen: one quiet column. */
export const EntryFrame = ({ title, children }: EntryFrameProps): JSX.Element => (
  <div class="entry">
    <header class="staff-head entry__head">
      <Mark />
      <div class="entry__name">
        <p class="quiet">{words(sharedWords).centre}</p>
        <h1 class="staff-head__title">{title}</h1>
      </div>
      <LanguageSwitch />
    </header>
    <ArchRule />
    <main class="entry__body">{children}</main>
  </div>
);
