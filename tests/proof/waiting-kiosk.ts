import { demoBranch } from '../../server/seed/branches.ts';

/** An honest kiosk: takes a ticket some times a second, and notes how long each answer took, in ms. */
export interface WaitingKiosk {
  readonly waits: readonly number[];
  readonly refused: readonly string[];
  stop(): Promise<void>;
}

const EVERY_MS = 100;
const SERVICE = '1.001193';

export async function takeTicket(url: string, token: string): Promise<{ readonly token: string }> {
  const answer = await fetch(`${url}/api/branches/${demoBranch}/tickets`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token}`,
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({ service: SERVICE, printer: null }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as { token: string };
}

export function startKiosk(url: string, token: string): WaitingKiosk {
  const waits: number[] = [];
  const refused: string[] = [];
  let running = true;
  const done = (async () => {
    while (running) {
      const asked = performance.now();
      await takeTicket(url, token).catch((error: Error) => refused.push(String(error.cause ?? error.message)));
      waits.push(performance.now() - asked);
      await new Promise((next) => setTimeout(next, EVERY_MS));
    }
  })();
  return {
    waits,
    refused,
    async stop() {
      running = false;
      await done;
    },
  };
}
