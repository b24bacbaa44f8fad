import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { createClient } from '../wire/client.ts';
import { queries } from '../wire/endpoints.ts';
import type { ScreenAnswer } from '../wire/http/people.ts';
import { language } from './language.ts';

const RETRY_MS = 2_000;

/** What a page for people who sign in asks first: which house this is. Asked again until the server answers. */
export function useScreen(kind: 'counter' | 'office'): {
  readonly screen: ScreenAnswer | null;
  readonly away: boolean;
} {
  const screen = useSignal<ScreenAnswer | null>(null);
  const away = useSignal(false);
  useEffect(() => {
    const client = createClient({ baseUrl: '', token: () => null, language: () => language.value });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const answer = await client.ask(queries.screen(kind));
      away.value = !answer.ok;
      if (answer.ok) screen.value = answer.value;
      else timer = setTimeout(ask, RETRY_MS);
    };
    void ask();
    return () => clearTimeout(timer);
  }, [kind, screen, away]);
  return { screen: screen.value, away: away.value };
}
