import { effect } from '@preact/signals';
import { language } from '../../ui/language.ts';
import { happen, visit } from './kiosk.ts';

/** What a visit changes outside of the flow goes back with it: the language, the look, and where the keys stand. */
export function startVisits(): void {
  const usual = language.peek();
  let shown = visit.peek().id;
  effect(() => {
    const { id } = visit.value;
    if (id === shown) return;
    shown = id;
    language.value = usual;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  effect(() => {
    if (language.value !== usual) happen({ type: 'languageChosen' });
  });
  effect(() => {
    const { lowReach, contrast, largeText } = visit.value.comfort;
    const { dataset } = document.documentElement;
    set(dataset, 'reach', lowReach ? 'low' : null);
    set(dataset, 'contrast', contrast ? 'more' : null);
    set(dataset, 'text', largeText ? 'large' : null);
  });
}

function set(dataset: DOMStringMap, name: string, value: string | null): void {
  if (value === null) delete dataset[name];
  else dataset[name] = value;
}
