import type { Journal } from './port.ts';
import { wholeText } from './whole-text.ts';

/**
 * A journal that keeps nothing but each stream's seq: the bench sets the same server beside it, to see what
 * durability costs. Never for a hall.
 */
export function nothingJournal(): Journal {
  const heads = new Map<string, { epoch: number; seq: number }>();
  return {
    async append({ stream, epoch, expectedSeq, commands }) {
      const head = heads.get(stream) ?? { epoch: 1, seq: 0 };
      if (head.seq !== expectedSeq) return { kind: 'conflict', epoch: head.epoch, lastSeq: head.seq };
      let lastSeq = expectedSeq;
      for (const command of commands) lastSeq += command.events.length;
      heads.set(stream, { epoch, seq: lastSeq });
      return { kind: 'done', lastSeq };
    },
    async *read() {},
    async *facts() {},
    head: async (stream) => heads.get(stream) ?? { epoch: 1, seq: 0 },
    streams: async () => [...heads.keys()].sort(),
    kept: async () => new Map(),
    saveSnapshot: async ({ state }) => void (await wholeText(state)),
    newestSnapshot: async () => null,
    readVault: async () => new Map(),
    visits: async () => [],
    shelved: async () => [],
    shelvedByToken: async () => null,
    shelvedOn: async () => [],
    shelvedCodes: async () => [],
    shelfMark: async () => null,
    fillShelf: async () => {},
    found: async () => ({ entries: [], next: null }),
    sweep: async () => {},
    health: () => ({ state: 'up' }),
    doubts: () => [],
    close: async () => {},
  };
}
