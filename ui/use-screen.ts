import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { createClient } from '../wire/client.ts';
import { queries } from '../wire/endpoints.ts';
import type { ScreenAnswer } from '../wire/http/people.ts';
import { keepAsking } from './keep-asking.ts';
import { language } from './language.ts';

/** What a page for people who sign in asks first: which house this is. Asked again until the server answers. */
export function useScreen(kind: 'counter' | 'office'): {
  readonly screen: ScreenAnswer | null;
  readonly away: boolean;
} {
  const screen = useSignal<ScreenAnswer | null>(null);
  const away = useSignal(false);
  useEffect(() => {
    const client = createClient({ baseUrl: '', token: () => null, language: () => language.value });
    return keepAsking(
      () => client.ask(queries.screen(kind)),
      (answer) => {
        away.value = !answer.ok;
        if (answer.ok) screen.value = answer.value;
      },
    );
  }, [kind, screen, away]);
  return { screen: screen.value, away: away.value };
}
