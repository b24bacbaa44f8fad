import type { Command, Query } from './endpoints.ts';
import type { Problem } from './http/problem.ts';

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export interface Client {
  /**
   * Posts a command and asks again with the same key while no answer comes, so that it is carried out once. `key` lets a
   * screen keep the key of one touch over a reload; `wanted` ends the asking again once nobody waits for the answer.
   */
  send<Body, Given>(
    command: Command<Body, Given>,
    body: Body,
    key?: string,
    wanted?: () => boolean,
  ): Promise<Answer<Given>>;
  /** @param withinMs no answer within this time counts as none; a page that cannot begin without it waits longer */
  ask<Given>(query: Query<Given>, withinMs?: number): Promise<Answer<Given>>;
}

export interface ClientOptions {
  /** Empty for the page's own origin. */
  readonly baseUrl: string;
  /** A device's token or a clerk's session; null for a phone. Read anew for each request. */
  readonly token: () => string | null;
  readonly language: () => string;
}

/** No answer within this time counts as none: a person has looked at the screen long enough. */
const ANSWER_WITHIN_MS = 4_000;
/** Pauses before asking again, with the same key: about 3 s in all, then the screen says that the server is away. */
const PAUSES_MS = [250, 750, 2_000];

export function createClient(options: ClientOptions): Client {
  const headers = (): Record<string, string> => {
    const token = options.token();
    return { 'Accept-Language': options.language(), ...(token === null ? {} : { Authorization: `Bearer ${token}` }) };
  };

  async function once<Given>(
    path: string,
    init: RequestInit,
    withinMs: number = ANSWER_WITHIN_MS,
  ): Promise<Answer<Given>> {
    // By hand: visitors' phones are older than `AbortSignal.timeout` (docs/operations.md names the oldest).
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), withinMs);
    try {
      const response = await fetch(options.baseUrl + path, { ...init, signal: limit.signal });
      if (response.ok) return { ok: true, value: (await response.json()) as Given };
      return { ok: false, problem: (await response.json()) as Problem };
    } catch {
      return { ok: false, problem: offline };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async send(command, body, key = newKey(), wanted = () => true) {
      const init = {
        method: 'POST',
        headers: { ...headers(), 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify(body),
      };
      for (const pause of PAUSES_MS) {
        const answer = await once<never>(command.path, init);
        if (answer.ok || !mayHaveBeenDone(answer.problem)) return answer;
        await new Promise((resolve) => setTimeout(resolve, pause));
        if (!wanted()) return answer;
      }
      return once(command.path, init);
    },
    ask: (query, withinMs) => once(query.path, { headers: headers() }, withinMs),
  };
}

/**
 * A key that no other touch has: the time in milliseconds, then 120 random bits. The time stands first so that keys come
 * nearly in order, as UUIDs of version 7 do: the journal writes them into neighbouring pages, at half the cost.
 */
export function newKey(): string {
  const time = Date.now().toString(36).padStart(9, '0');
  return `${time}-${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(15))))}`;
}

/** Whether the command may have been carried out all the same: it is asked again with the same key, and with no other. */
export const mayHaveBeenDone = ({ name }: Problem): boolean =>
  name === 'offline' || name === 'outcome_unknown' || name === 'closing';

const offline: Problem = { type: '/problems/offline', name: 'offline', status: 0, title: '', detail: '', params: {} };
