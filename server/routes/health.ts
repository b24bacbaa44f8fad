import { healthAnswer as answer, type HealthAnswer, type HealthDetails } from '../../wire/http/health.ts';
import { clockText } from '../../words/shared/clock.ts';
import { requestOf } from '../address.ts';
import { isOnThisMachine } from '../on-this-machine.ts';
import { may } from '../people/identity.ts';
import { acceptedLanguage } from './accepted-language.ts';
import type { Api } from './api.ts';

export function healthRoute(api: Api): void {
  const { house } = api;
  const described = { tag: 'House', right: null, answer, alsoAnswers: { 503: 'Commands are refused now' } } as const;
  api.get(
    {
      ...described,
      path: '/health',
      summary: 'Whether commands are taken; to somebody on this machine and to the office also how everything stands',
    },
    ({ c, identity }) => {
      const { state } = house.journal.health();
      const branches = [...house.branches.values()].map(({ branch, folded }) => {
        const { epoch, seq, waits = null } = folded();
        return { id: branch, epoch, seq, waits };
      });
      const ok = state === 'up' && branches.some(({ waits }) => waits === null);
      const tell = (told: HealthAnswer): Response => c.json(told, ok ? 200 : 503);
      const isHere = isOnThisMachine(requestOf(c));
      const own = branches.filter(({ id }) => isHere || may(identity, 'look', id));
      if (!isHere && own.length === 0) return tell({ ok });
      const clock = clockOf(c.req.header('accept-language'));
      const clockOffMs = clock === null ? 0 : clock.machine - clock.hall;
      const doubts = house.journal.doubts().length + house.doubts.count();
      return tell({ ok, status: state, clockOffMs, clock, doubts, branches: own });
    },
  );

  function clockOf(languages: string | undefined): HealthDetails['clock'] {
    const doubt = house.guard.doubt();
    if (doubt === null) return null;
    const home = house.branches.get(house.home)?.folded().state.line.plan;
    const zone = home?.catalogue.branch.timeZone ?? 'Asia/Ho_Chi_Minh';
    return { ...doubt, words: clockText(doubt, acceptedLanguage(languages), zone) };
  }
}
