import { describe, expect, it } from 'vitest';
import { Played } from './given.ts';
import { receiptUrl, scans, token, withCollection } from './receipts-given.ts';

const url = (letter: string): string => `http://here/t/${token(letter)}`;
const view = (number: string, state = 'waiting') => ({ state, counter: null, number }) as never;
const scan = (played: Played, letter: string): Played =>
  played.happens({ type: 'scanned', text: url(letter), key: `scan-${letter}` });

describe('a ticket is read by a scanner that reads twice', () => {
  it('the second reading keeps what is known: nothing new is told of a ticket that is followed already', () => {
    const played = scan(new Played(), 'x');
    played.happens({ type: 'placeShown', token: token('x') as never, ticket: view('B024') });
    expect(scan(played, 'x').screen).toMatchObject({ at: 'place', ticket: { number: 'B024' } });
  });

  it('another ticket is looked for', () => {
    const played = scan(new Played(), 'x');
    played.happens({ type: 'placeShown', token: token('x') as never, ticket: view('B024') });
    expect(scan(played, 'y').screen).toEqual({ at: 'place', token: token('y'), ticket: null });
  });
});

describe('a ticket’s own paper is held before the scanner while its screen stands', () => {
  it('its screen stays, with number, paper and the way to cancel', () => {
    const played = scan(new Played().choosesBirth().isGiven().after(2_000), 't');
    expect(played.screen).toMatchObject({ at: 'ticket', ticket: { number: 'A012' } });
  });

  it('while the screen asks whose a receipt is: the ticket’s own screen', () => {
    const played = scan(scans(withCollection(), 'b'), 't');
    expect(played.screen).toMatchObject({ at: 'ticket', ticket: { number: 'T003' } });
  });

  it('long after the last touch, from a list that is put away: it is shown all the same', () => {
    const played = scans(withCollection(), 'b').after(20_000);
    expect(scan(played, 't').screen).toMatchObject({ at: 'ticket', ticket: { number: 'T003' } });
  });
});

it('a receipt that is read twice is asked for twice, and stands in the list once', () => {
  const played = new Played().happens({ type: 'scanned', text: receiptUrl('a'), key: 'first' });
  expect(scans(played.after(150), 'a').visit.receipts).toHaveLength(1);
});
