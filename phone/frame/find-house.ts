import type { Client } from '../../wire/client.ts';
import { queries } from '../../wire/endpoints.ts';
import type { ScreenAnswer } from '../../wire/http/people.ts';

const ASK_AGAIN_MS = 3_000;
/** Over a poor connection the question waits behind the page's own type: thrown away too early it would be asked for ever. */
export const PATIENT_MS = 15_000;

/** Which house this is; asks until it answers, and tells of each time that it did not. */
export async function findHouse(client: Client, onAway: () => void): Promise<ScreenAnswer> {
  for (;;) {
    const answer = await client.ask(queries.screen('phone'), PATIENT_MS);
    if (answer.ok) return answer.value;
    onAway();
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
