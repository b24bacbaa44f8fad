import { z } from 'zod';
import type { BranchCommand } from '../../queue/branch/branch.ts';
import { as, type Instant } from '../../queue/ids.ts';
import type { LineState } from '../../queue/line/state.ts';
import {
  confirmClockBody,
  counterBody,
  counterServicesBody,
  printerBody,
  ruleBody,
  testPageAnswer,
} from '../../wire/http/counters.ts';
import { done } from '../../wire/http/fields.ts';
import { branchDate, isAfterHours, openDay } from '../branch/branch-day.ts';
import { moveCommand } from '../branch/house-keeper.ts';
import { senderOf } from '../people/identity.ts';
import type { Api } from './api.ts';
import { carryOut, doneAnswer, keyIn } from './command.ts';

/** Between the moment in which a person reads the server's time and that in which the press comes in. */
const CLOCK_SEEN_WITHIN_MS = 2 * 60_000;
const NO_MOVE = { id: 0, by: 0, since: 0, until: 0, orderedBy: '' };

/** What a supervisor does from the office. */
export function officeRoutes(api: Api): void {
  const base = '/api/branches/{branch}/office';
  const described = { tag: 'Office', right: 'supervise', answer: done } as const;
  api.post(
    {
      ...described,
      path: `${base}/release-counter`,
      summary: 'Free a counter whose clerk has left',
      body: counterBody,
    },
    (asked) => carryOut(asked, { type: 'ReleaseCounter', ...asked.body }, doneAnswer),
  );
  // Not a command of the branch: nothing is written, and the page comes out at once or not at all.
  api.post(
    {
      ...described,
      path: '/api/printers/{branch}/test-page',
      summary: 'Print a test page',
      body: printerBody,
      answer: testPageAnswer,
      keyed: false,
    },
    (asked) =>
      api.house.presence.askTestPage(asked.branchId, asked.body.printer)
        ? asked.c.json({ asked: true })
        : asked.problem('unknown_printer'),
  );
  api.post(
    { ...described, path: `${base}/counter-services`, summary: 'Pin a counter to services', body: counterServicesBody },
    (asked) => carryOut(asked, { type: 'ChangeCounterServices', ...asked.body }, doneAnswer),
  );
  api.post(
    { ...described, path: `${base}/rule`, summary: 'Change targets and limit of the calling rule', body: ruleBody },
    (asked) => carryOut(asked, { type: 'ChangeRule', rule: asked.body }, doneAnswer),
  );
  api.post(
    {
      ...described,
      path: `${base}/confirm-clock`,
      summary: 'Say that the server’s clock is right: the hall goes on by it at once',
      body: confirmClockBody,
    },
    (asked) => {
      const { guard } = api.house;
      const given = keyIn(asked.c.req.header('idempotency-key'));
      if ('trouble' in given) return asked.problem(given.trouble);
      const doubt = guard.doubt();
      // What the person has seen, not what the clock has jumped to since.
      if (doubt !== null && Math.abs(doubt.machine - asked.body.machine) > CLOCK_SEEN_WITHIN_MS)
        return asked.problem('clock_moved_on');
      const move = guard.confirm(senderOf(asked.identity));
      // A retry has its answer from what the first one wrote; where nothing was in doubt, the command is refused.
      const command = moveCommand(asked.branch, move ?? NO_MOVE, guard.now());
      return carryOut(asked, command, doneAnswer);
    },
  );
  const simple: Readonly<Record<string, (line: LineState, now: Instant) => BranchCommand>> = {
    'pause-issuing': () => ({ type: 'PauseIssuing' }),
    'resume-issuing': () => ({ type: 'ResumeIssuing' }),
    'close-day': (line, now) => ({ type: 'CloseDay', date: line.day?.date ?? branchDate(line, now) }),
  };
  api.post({ ...described, path: `${base}/open-day`, summary: 'Open the day', body: z.strictObject({}) }, (asked) => {
    const { line } = asked.branch.folded().state;
    const now = as<Instant>(api.house.clock.now());
    // The house would close it again within a second.
    if (api.house.mode === 'branch' && isAfterHours(line, now)) return asked.problem('after_hours');
    return carryOut(asked, openDay(line, now), doneAnswer);
  });
  api.post(
    {
      ...described,
      path: `${base}/reopen-day`,
      summary: 'Open again a day that was closed by mistake',
      body: z.strictObject({}),
    },
    (asked) => {
      const { line } = asked.branch.folded().state;
      const now = as<Instant>(api.house.clock.now());
      if (api.house.mode === 'branch' && isAfterHours(line, now)) return asked.problem('after_hours');
      return carryOut(asked, { type: 'ReopenDay', date: line.day?.date ?? branchDate(line, now) }, doneAnswer);
    },
  );
  for (const [verb, command] of Object.entries(simple))
    api.post({ ...described, path: `${base}/${verb}`, summary: verb, body: z.strictObject({}) }, (asked) =>
      carryOut(asked, command(asked.branch.folded().state.line, as<Instant>(api.house.clock.now())), doneAnswer),
    );
}
