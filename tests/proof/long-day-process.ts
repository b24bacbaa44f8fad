/** The visitors and clerks of a long day, in a process of their own. Its work comes on standard input; a JSON line a stage goes out. */
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { as, type BranchId } from '../../queue/ids.ts';
import { catalogueOf } from '../../server/seed/catalogue.ts';
import { newKey } from '../../wire/client.ts';
import { quantile, rounded } from '../bench/figure.ts';

interface Work {
  readonly url: string;
  readonly branch: string;
  readonly kiosk: string;
  readonly clerks: readonly { readonly counter: string; readonly session: string }[];
  readonly warm: number;
  /** Of each stage. */
  readonly tickets: number;
  readonly stages: number;
}
/** What one stage of the day took. */
export interface Stage {
  readonly ticketsASecond: number;
  /** In ms, of a ticket's answer. */
  readonly median: number;
  readonly p99: number;
  readonly worst: number;
  readonly callsASecond: number;
}

const CONNECTIONS = 16;
const { url, branch, kiosk, clerks, warm, tickets, stages } = JSON.parse(await text(process.stdin)) as Work;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const { fields, services: all } = catalogueOf(as<BranchId>(branch));
/** Results are collected by their dossiers. */
const taken = new Set(fields.filter(({ kind }) => kind !== 'results').map(({ id }) => id));
const services = all.filter(({ field }) => taken.has(field)).map(({ id }) => id);
const present = new Map<string, string>();
const day = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Ho_Chi_Minh' });
let asked = 0;

function post(path: string, token: string, body: object): Promise<{ readonly status: number; readonly said: string }> {
  const sent = JSON.stringify(body);
  return new Promise((told, failed) => {
    const going = request(
      `${url}/api/branches/${branch}${path}`,
      {
        method: 'POST',
        agent,
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(sent),
          Authorization: `Bearer ${token}`,
          'Idempotency-Key': newKey(),
        },
      },
      (answer) => void text(answer).then((said) => told({ status: answer.statusCode ?? 0, said }), failed),
    );
    going.once('error', failed);
    going.end(sent);
  });
}

async function take(count: number): Promise<number[]> {
  const waits: number[] = [];
  let left = count;
  const connection = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      asked += 1;
      const began = performance.now();
      const { status, said } = await post('/tickets', kiosk, {
        service: services[asked % services.length],
        printer: null,
      });
      if (status !== 200) throw new Error(`A ticket was refused: ${said}`);
      waits.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return waits;
}

/** Until nobody waits any more at each counter; how many were called. */
async function serve(): Promise<number> {
  let called = 0;
  await Promise.all(
    clerks.map(async ({ counter, session }) => {
      for (;;) {
        const ticket = present.get(counter);
        const { status, said } = await post(
          `/counters/${counter}/${ticket === undefined ? 'call-next' : 'finish-and-call-next'}`,
          session,
          ticket === undefined ? {} : { ticket },
        );
        const answer = JSON.parse(said) as { readonly name?: string; readonly called?: string | null };
        if (status !== 200 && answer.name !== 'nobody_waiting')
          throw new Error(`Counter ${counter} could not call: ${said}`);
        if (typeof answer.called !== 'string') return void present.delete(counter);
        present.set(counter, `${day}/${answer.called}`);
        called += 1;
      }
    }),
  );
  return called;
}

const seconds = async <T>(run: () => Promise<T>): Promise<[T, number]> => {
  const began = performance.now();
  return [await run(), (performance.now() - began) / 1_000];
};

await take(warm);
await serve();
for (let stage = 0; stage < stages; stage++) {
  const [waits, taking] = await seconds(() => take(tickets));
  const [called, calling] = await seconds(serve);
  const told: Stage = {
    ticketsASecond: Math.round(waits.length / taking),
    median: rounded(quantile(waits, 0.5)),
    p99: rounded(quantile(waits, 0.99)),
    worst: rounded(Math.max(...waits)),
    callsASecond: Math.round(called / calling),
  };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
agent.destroy();
