import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answer } from '../wire/client.ts';
import type { AccessAnswer } from '../wire/http/access.ts';
import { type AccessEvent, type AccessState, accessStep, initialAccess, mustAskOlder } from './access-flow.ts';

/** The record of who read personal data, asked page by page. */
export interface AccessBook {
  readonly state: ReadonlySignal<AccessState>;
  newest(): void;
  older(): void;
}

export function openAccessBook(ask: (before: number | null) => Promise<Answer<AccessAnswer>>): AccessBook {
  const state = signal(initialAccess);
  const tell = (event: AccessEvent): void => {
    state.value = accessStep(state.value, event);
  };
  async function get(what: 'newest' | 'older', before: number | null): Promise<void> {
    if (state.value.asking !== null) return;
    tell({ type: 'asked', what });
    const answer = await ask(before);
    tell(answer.ok ? { type: 'came', answer: answer.value } : { type: 'refused', problem: answer.problem });
  }
  return {
    state,
    newest: () => void get('newest', null),
    older() {
      const last = state.value.rows?.at(-1);
      if (mustAskOlder(state.value) && last !== undefined) void get('older', last.seq);
      else tell({ type: 'older_shown' });
    },
  };
}
