import { expect, test } from 'vitest';
import { type BranchCommand, type BranchState, decide, evolve, initialBranch } from '../../queue/branch/branch.ts';
import { load } from '../../queue/branch/snapshot.ts';
import { as, type Instant, type LocalDate, type Token } from '../../queue/ids.ts';
import { nextTicket } from '../../queue/line/next-ticket.ts';
import { expectSound } from './invariants.ts';
import { save } from './saved.ts';
import { BIRTH, C1, EIGHT, LAN, MINUTE, smallHall, TODAY, TOMORROW } from './small-hall.ts';

const HOUR = 60 * MINUTE;
let tokens = 0;

function play(state: BranchState, command: BranchCommand, at: number): BranchState {
  const decision = decide(state, command, { at: as<Instant>(at), token: as<Token>(`t${tokens++}`) });
  if (!decision.ok) throw new Error(decision.refusal.name);
  const next = decision.events.reduce((before, event) => evolve(before, event, as<Instant>(at)), state);
  expectSound(next);
  expect(save(load(save(next)))).toEqual(save(next));
  return next;
}
const issue: BranchCommand = {
  type: 'IssueTicket',
  service: BIRTH,
  category: 'standard',
  ground: null,
  channel: 'kiosk',
  language: 'vi',
  printer: null,
};
const move = (id: number, by: number, since: number, until: number, date: LocalDate): BranchCommand => ({
  type: 'MoveClock',
  move: id,
  by,
  since: as<Instant>(since),
  until: as<Instant>(until),
  date,
});
function opened(date: LocalDate, at: number): BranchState {
  const planned = play(initialBranch, { type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall }, at);
  return play(
    play(planned, { type: 'OpenDay', date }, at),
    { type: 'SignIn', counter: C1, clerk: LAN, takeOver: false },
    at,
  );
}

test('[DAY-10] three tickets, the second by a clock two hours ahead: after it is set right all are due in the order of issue', () => {
  let state = play(opened(TODAY, EIGHT), issue, EIGHT + MINUTE);
  state = play(state, issue, EIGHT + 2 * HOUR + 2 * MINUTE);
  const back = move(1, -2 * HOUR, EIGHT + 2 * HOUR, EIGHT + 2 * HOUR + 3 * MINUTE, TODAY);
  state = play(state, back, EIGHT + 3 * MINUTE);
  state = play(state, issue, EIGHT + 4 * MINUTE);
  const tickets = [...state.line.tickets.values()];
  expect(tickets.map(({ issuedAt, due }) => [issuedAt - EIGHT, due - EIGHT])).toEqual(
    [1, 2, 4].map((minute) => [minute * MINUTE, (minute + 20) * MINUTE]),
  );
  const order: string[] = [];
  for (let next = nextTicket(state.line, C1, as<Instant>(EIGHT)); next !== null; ) {
    order.push(next.ticket.number);
    state = play(state, { type: 'CancelTicket', ticket: next.ticket.id }, EIGHT + 5 * MINUTE);
    next = nextTicket(state.line, C1, as<Instant>(EIGHT));
  }
  expect(order).toEqual(['A001', 'A002', 'A003']);
});

test('[DAY-10] a move is made once', () => {
  const state = play(opened(TODAY, EIGHT), move(1, HOUR, EIGHT, EIGHT, TODAY), EIGHT + HOUR);
  const again = decide(state, move(1, HOUR, EIGHT, EIGHT, TODAY), {
    at: as<Instant>(EIGHT + HOUR),
    token: as<Token>('t'),
  });
  expect(again).toEqual({ ok: false, refusal: { name: 'nothing_to_change' } });
});

test('[DAY-11] a clock a day ahead opened tomorrow: it is worked today, opens again tomorrow, and no number is given twice', () => {
  const DAY = 24 * HOUR;
  let state = play(opened(TOMORROW, EIGHT + DAY), issue, EIGHT + DAY + MINUTE);
  state = play(state, move(1, -DAY, EIGHT + DAY, EIGHT + DAY + 2 * MINUTE, TODAY), EIGHT + 2 * MINUTE);
  expect(state.line.day).toMatchObject({ date: TOMORROW, worksOn: TODAY, phase: 'open', openedAt: EIGHT });
  state = play(state, issue, EIGHT + 3 * MINUTE);
  state = play(state, { type: 'CloseDay', date: TOMORROW }, EIGHT + 9 * HOUR);
  state = play(state, { type: 'OpenDay', date: TOMORROW }, EIGHT + DAY);
  expect(state.line.day).toMatchObject({ date: TOMORROW, worksOn: TOMORROW });
  state = play(state, issue, EIGHT + DAY + MINUTE);
  expect([...state.line.tickets.values()].map(({ number }) => number)).toEqual(['A203']);
});
