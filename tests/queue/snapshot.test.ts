import { expect, test } from 'vitest';
import { load, savedText } from '../../queue/branch/snapshot.ts';
import { expectSound } from './invariants.ts';
import { save } from './saved.ts';
import { BIRTH, C1, C2, C3, HOA, LAN, LAND, MINH, MINUTE } from './small-hall.ts';
import { collect, lan, minh, openHall, ticketId } from './specification.ts';

test('[STATE-4] a snapshot of a full hall: each line, counter, call, no-show and dossier is there again, and goes on', () => {
  const hall = openHall();
  const first = hall.issues(BIRTH);
  const transferred = hall.issues(BIRTH);
  const missed = hall.issues(BIRTH, 'elderly');
  hall.issues(LAND);
  hall.given(lan('CallTicket', missed), lan('MissTicket', missed), lan('ReinstateTicket', missed));
  hall.given({ ...lan('TransferTicket', transferred), service: null, to: C3 });
  hall.given(minh('CallTicket', first), minh('StartService', first));
  const code = hall.receives(C2, MINH, first);
  hall.given({ type: 'MarkReady', dossier: code }, collect(code), {
    type: 'ChangeCounterServices',
    counter: C1,
    services: [LAND],
  });
  hall.after(MINUTE);

  const saved = save(hall.state);
  hall.state = load(JSON.parse(JSON.stringify(saved)));
  expectSound(hall.state);
  expect(save(hall.state)).toEqual(saved);
  expect(hall.ticket(missed)).toMatchObject({ state: 'waiting', behind: 1 });
  expect(hall.state.dossiers.receivedIn.get(first)).toEqual([code]);
  expect(hall.calls(C1, LAN)).toBe(ticketId('C001'));
  expect(hall.calls(C3, HOA)).toBe(ticketId('T001'));
  hall.given({ type: 'FinishService', counter: C3, clerk: HOA, ticket: ticketId('T001') });
  expect(hall.calls(C3, HOA)).toBe(transferred);
});

test('[STATE-4] thousands of dossiers are written piece by piece, and the state may go on between', () => {
  const hall = openHall();
  const ticket = hall.issues(BIRTH);
  hall.given(lan('CallTicket', ticket), lan('StartService', ticket));
  for (let count = 0; count < 2_001; count++) hall.receives(C1, LAN, ticket);
  const before = hall.state;
  const pieces = savedText(before);
  const text = [pieces.next().value];
  hall.receives(C1, LAN, ticket);
  text.push(...pieces);
  expect(text).toHaveLength(5);
  const loaded = load(JSON.parse(text.join('')));
  expect(loaded.dossiers.dossiers.size).toBe(2_001);
  expect(save(loaded)).toEqual(save(before));
});

test('[STATE-4] [STATE-9] a day of thousands is written in pieces of some hundred tickets, and the state may go on between', () => {
  const hall = openHall();
  for (let count = 0; count < 1_500; count++) {
    const ticket = hall.issues(BIRTH);
    if (count % 3 > 0) hall.given(lan('CallTicket', ticket), lan('FinishService', ticket));
    if (count % 3 === 1) hall.issues(LAND);
  }
  const before = hall.state;
  const pieces = savedText(before);
  const text = [pieces.next().value, pieces.next().value];
  hall.issues(BIRTH);
  text.push(...pieces);
  expect(text).toHaveLength(5);
  const loaded = load(JSON.parse(text.join('')));
  expect(loaded.line.tickets.size).toBe(2_000);
  expectSound(loaded);
  expect(save(loaded)).toEqual(save(before));
  expect([...loaded.line.tickets.keptOnes()]).toEqual([...before.line.tickets.keptOnes()]);
});
