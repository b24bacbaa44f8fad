import type { JSX } from 'preact';
import { Button, type ButtonProps } from '../../ui/button.tsx';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import type { CounterView } from '../views.ts';
import { isBusy } from './console-flow.ts';
import { type Deed, KEYS, mayDo } from './deeds.ts';
import type { Desk } from './desk.ts';

type DeedButtonProps = Pick<ButtonProps, 'kind' | 'icon' | 'large' | 'wide'> & {
  readonly desk: Desk;
  readonly view: CounterView;
  readonly deed: Deed;
  /** Other words than the deed's own. */
  readonly text?: string;
};

/** A deed as a button, with its key on it; off while another press is on its way or the server is away. */
export const DeedButton = ({ desk, view, deed, text, ...look }: DeedButtonProps): JSX.Element => (
  <Button
    {...look}
    keyHint={KEYS[deed]}
    off={isBusy(desk.state.value) || !mayDo(deed, view)}
    onPress={() => desk.do(deed)}
  >
    {text ?? words(counterWords).deeds[deed]}
  </Button>
);
