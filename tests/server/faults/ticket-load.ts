/** What visitors at many kiosks have been told, over all the lives of a server. */
export interface TicketLoad {
  /** Number by key: the server has said so. */
  readonly acknowledged: Map<string, string>;
  /** Sent, and no answer came. */
  readonly unanswered: Map<string, string>;
  /** Whatever else was answered: its problem's name, how often. */
  readonly refused: Map<string, number>;
  /** Takes tickets at all branches until `signal`. */
  run(url: string, kiosks: ReadonlyMap<string, string>, signal: AbortSignal): Promise<void>;
  /** Asks once more with a key; the number that it is given. */
  ask(url: string, branch: string, token: string, key: string): Promise<string>;
}

/** As many visitors at once as there are kiosks in a big hall, and more. */
const VISITORS = 12;
const SERVICES = ['1.001193', '2.000815', '1.001612'];

export function ticketLoad(life: string): TicketLoad {
  const acknowledged = new Map<string, string>();
  const unanswered = new Map<string, string>();
  const refused = new Map<string, number>();
  let count = 0;

  async function ask(url: string, branch: string, token: string, key: string): Promise<string> {
    const service = SERVICES[Number(key.split('#')[1]) % SERVICES.length];
    const answer = await fetch(`${url}/api/branches/${branch}/tickets`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, 'Idempotency-Key': key },
      body: JSON.stringify({ service, printer: null }),
    });
    const body = (await answer.json()) as { number?: string; name?: string };
    return body.number === undefined ? `!${body.name}` : `${branch} ${body.number}`;
  }

  async function visitor(url: string, kiosks: ReadonlyMap<string, string>, signal: AbortSignal): Promise<void> {
    const places = [...kiosks];
    while (!signal.aborted) {
      const key = `${life}#${count++}`;
      const [branch, token] = places[count % places.length] ?? ['', ''];
      unanswered.set(key, branch);
      try {
        const number = await ask(url, branch, token, key);
        unanswered.delete(key);
        if (number.startsWith('!')) {
          refused.set(number.slice(1), (refused.get(number.slice(1)) ?? 0) + 1);
          await new Promise((resolve) => setTimeout(resolve, 20));
        } else acknowledged.set(key, number);
      } catch {
        return;
      }
    }
  }

  return {
    acknowledged,
    unanswered,
    refused,
    ask,
    async run(url, kiosks, signal) {
      await Promise.all(Array.from({ length: VISITORS }, () => visitor(url, kiosks, signal)));
    },
  };
}

/** In demo mode the server gives each page its device. */
export async function kiosksOf(url: string, branches: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const pairs = branches.map(async (branch) => {
    const answer = await fetch(`${url}/api/screens/kiosk?device=kiosk-1&branch=${branch}`);
    return [branch, ((await answer.json()) as { token: string }).token] as const;
  });
  return new Map(await Promise.all(pairs));
}
