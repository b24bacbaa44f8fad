import { z } from 'zod';
import type { Api } from './api.ts';

export function healthRoute(api: Api): void {
  const answer = z.object({
    status: z.enum(['up', 'full', 'down']),
    /** The milliseconds by which the machine's clock is ahead of the hall's time: no day turns while they disagree. */
    clockOffMs: z.int(),
    /** How many things on the disk were found damaged at the start and are worked around: the log names them. */
    doubts: z.int(),
    branches: z.array(
      z.object({
        id: z.string(),
        epoch: z.int(),
        seq: z.int(),
        /** The entry of a newer program that it waits at; null when it works. */
        waits: z.object({ seq: z.int(), type: z.string(), version: z.number() }).nullable(),
      }),
    ),
  });
  const described = { tag: 'House', right: null, answer, alsoAnswers: { 503: 'Commands are refused now' } } as const;
  api.get({ ...described, path: '/health', summary: 'Whether commands are taken' }, (asked) => {
    const { journal } = api.house;
    const { state } = journal.health();
    const branches = [...api.house.branches.values()].map(({ branch, folded }) => {
      const { epoch, seq, waits = null } = folded();
      return { id: branch, epoch, seq, waits };
    });
    return asked.c.json(
      { status: state, clockOffMs: api.house.clockOffMs(), doubts: journal.doubts().length, branches },
      state === 'up' && branches.some(({ waits }) => waits === null) ? 200 : 503,
    );
  });
}
