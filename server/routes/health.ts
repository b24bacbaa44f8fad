import { healthAnswer as answer } from '../../wire/http/health.ts';
import { languageFrom } from '../../words/catalogue.ts';
import { clockText } from '../../words/shared/clock.ts';
import type { Api } from './api.ts';

export function healthRoute(api: Api): void {
  const { house } = api;
  const described = { tag: 'House', right: null, answer, alsoAnswers: { 503: 'Commands are refused now' } } as const;
  api.get({ ...described, path: '/health', summary: 'Whether commands are taken' }, (asked) => {
    const { state } = house.journal.health();
    const branches = [...house.branches.values()].map(({ branch, folded }) => {
      const { epoch, seq, waits = null } = folded();
      return { id: branch, epoch, seq, waits };
    });
    const doubt = house.guard.doubt();
    const zone = asked.branch.folded().state.line.plan?.catalogue.branch.timeZone ?? 'Asia/Ho_Chi_Minh';
    const language = languageFrom(asked.c.req.header('accept-language'));
    const clock = doubt === null ? null : { ...doubt, words: clockText(doubt, language, zone) };
    const clockOffMs = doubt === null ? 0 : doubt.machine - doubt.hall;
    return asked.c.json(
      { status: state, clockOffMs, clock, doubts: house.journal.doubts().length, branches },
      state === 'up' && branches.some(({ waits }) => waits === null) ? 200 : 503,
    );
  });
}
