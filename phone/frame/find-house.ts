import type { Client } from '../../wire/client.ts';
import { queries } from '../../wire/endpoints.ts';
import type { ScreenAnswer } from '../../wire/http/people.ts';

const ASK_AGAIN_MS = 3_000;

/** Which house this is; asks until it answers, and tells of each time that it did not. */
export async function findHouse(client: Client, onAway: () => void): Promise<ScreenAnswer> {
  for (;;) {
    const answer = await client.ask(queries.screen('phone'));
    if (answer.ok) return answer.value;
    onAway();
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
