import { takeDeviceToken } from '../../ui/device-token.ts';
import { type Client, createClient } from '../../wire/client.ts';
import { queries } from '../../wire/endpoints.ts';
import type { ScreenAnswer } from '../../wire/http/people.ts';

const ASK_AGAIN_MS = 3_000;

export interface House {
  readonly screen: ScreenAnswer;
  readonly token: string;
  readonly client: Client;
}

/**
 * Asks until the server answers; `onAway` is told of each time that it did not. `unregistered`: a person must bring a token;
 * `refused`: the one at hand is nobody's.
 */
export async function findHouse(onAway: () => void): Promise<House | 'unregistered' | 'refused'> {
  const own = takeDeviceToken('display');
  let token = own;
  const client = createClient({ baseUrl: '', token: () => token, language: () => 'vi' });
  const device = new URLSearchParams(location.search).get('device') ?? undefined;
  for (;;) {
    const answer = await client.ask(queries.screen('display', device));
    if (answer.ok) {
      token = answer.value.token ?? own;
      return token === null ? 'unregistered' : { screen: answer.value, token, client };
    }
    if (answer.problem.name === 'device_unknown' || answer.problem.name === 'not_allowed') return 'refused';
    onAway();
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
