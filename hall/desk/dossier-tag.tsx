import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import type { DemoReceipt } from '../../wire/http/demo.ts';
import { sharedWords } from '../../words/shared/words.ts';

const TAGS = { in_progress: 'tag', ready: 'tag tag--good', handed_over: 'tag' } as const;
const NAMES = { in_progress: 'received', ready: 'ready', handed_over: 'handedOver' } as const;

export const DossierTag = ({ state }: { readonly state: DemoReceipt['state'] }): JSX.Element => (
  <span class={TAGS[state]}>{words(sharedWords).dossierState[NAMES[state]]}</span>
);
