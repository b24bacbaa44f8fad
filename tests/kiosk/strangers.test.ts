import { describe, expect, it } from 'vitest';
import { wayOn } from '../../kiosk/flow/collecting.ts';
import { IDLE_PERSONAL_MS, STILL_THERE_MS, WARNING_MS } from '../../kiosk/flow/times.ts';
import { Played } from './given.ts';
import { living, receiptUrl, scans, token, withCollection } from './receipts-given.ts';

const tokensOf = (played: Played) => played.visit.receipts.map((receipt) => receipt.token);

describe('a receipt is held before a collection ticket, and nobody touched "scan another"', () => {
  it('it joins nothing: the screen asks whose it is', () => {
    const played = scans(withCollection().after(4_000), 'b');
    expect(played.screen).toMatchObject({ at: 'whose', given: { ticket: { number: 'T003' } } });
    expect(played.visit.asking).toBeNull();
  });

  it('"add": it joins, and the number comes back', () => {
    const played = scans(withCollection(), 'b').happens({ type: 'collectionChosen', language: 'vi', key: 'j' });
    expect(played.visit.asking?.asked).toEqual({
      what: 'join',
      ticket: '2026-11-22/T003',
      token: token('t'),
      receipts: [token('b')],
    });
    played.happens({ type: 'answered', key: 'j', outcome: { what: 'join' } });
    expect(played.screen).toMatchObject({ at: 'ticket', ticket: { number: 'T003' }, dossiers: 2 });
  });

  it('"a number of its own": a ticket for that receipt alone', () => {
    const played = scans(withCollection(), 'b').happens({ type: 'apartChosen', language: 'vi', key: 'own' });
    expect(played.visit.asking?.asked).toEqual({ what: 'collection', receipts: [token('b')], language: 'vi' });
  });

  it('"somebody else’s" when no numbers are given any more: its own list, and nothing is asked', () => {
    const played = withCollection().happens({ type: 'learned', house: { door: { day: null } as never } });
    scans(played, 'b').happens({ type: 'apartChosen', language: 'vi', key: 'own' });
    expect(played.screen).toMatchObject({ at: 'receipts', joins: null });
    expect(played.visit.asking).toBeNull();
  });

  it('unanswered: home, and nothing has joined', () => {
    const played = scans(withCollection(), 'b').waits(IDLE_PERSONAL_MS).waits(WARNING_MS);
    expect(played.screen.at).toBe('home');
    expect(played.visit).toMatchObject({ asking: null, receipts: [] });
  });

  it('back leads to the ticket', () => {
    const played = scans(withCollection(), 'b').happens({ type: 'wentBack' });
    expect(played.screen).toMatchObject({ at: 'ticket', dossiers: 1 });
  });

  it('one of that very ticket shows it again; one that cannot join has a list of its own', () => {
    const its = { ...(living as object), ticket: '2026-11-22/T003' } as never;
    expect(scans(withCollection(), 'a', { ticket: its }).screen.at).toBe('ticket');
    const played = scans(withCollection(), 'b', { state: 'in_progress' });
    expect(played.screen).toMatchObject({ at: 'receipts', joins: null });
    expect(wayOn(played.visit)).toEqual({ act: 'none' });
  });

  it('a third receipt while it asks is asked about in its turn', () => {
    const played = scans(scans(withCollection(), 'b'), 'c');
    expect(played.screen).toMatchObject({ at: 'whose', receipt: { token: token('c') } });
  });
});

describe('one visitor’s receipts are not in the next one’s list', () => {
  it('back from "scan another" leads to the list, and back from there forgets it', () => {
    const played = scans(new Played(), 'a').happens({ type: 'scanOpened' }, { type: 'wentBack' });
    expect(played.screen.at).toBe('receipts');
    expect(tokensOf(played)).toEqual([token('a')]);
    expect(played.happens({ type: 'wentBack' }).visit.receipts).toEqual([]);
  });

  it('"scan another" from the ticket’s own list keeps list and ticket', () => {
    const played = scans(withCollection().happens({ type: 'scanOpened' }), 'b', { state: 'in_progress' });
    played.happens({ type: 'scanOpened' }, { type: 'wentBack' });
    expect(played.screen).toMatchObject({ at: 'receipts', joins: { ticket: { number: 'T003' } } });
  });

  it('a scan soon after the last touch goes on with the list', () => {
    const played = scans(scans(new Played(), 'a').after(STILL_THERE_MS), 'b');
    expect(tokensOf(played)).toEqual([token('a'), token('b')]);
  });

  it('a scan later than that begins a new list, at once', () => {
    const played = scans(new Played(), 'a').after(STILL_THERE_MS + 1);
    played.happens({ type: 'scanned', text: receiptUrl('b'), key: 'scan-b' });
    expect(played.screen.at).toBe('home');
    expect(tokensOf(scans(played, 'b'))).toEqual([token('b')]);
  });

  it('so does a scan while nobody answers whether they are there', () => {
    const played = scans(new Played(), 'a').happens({ type: 'scanOpened' }).waits(IDLE_PERSONAL_MS);
    expect(played.visit.warnedAt).not.toBeNull();
    expect(tokensOf(scans(played, 'b'))).toEqual([token('b')]);
  });

  it('who touched "scan another" may search for the paper as long as the screen waits', () => {
    const played = scans(new Played(), 'a').happens({ type: 'scanOpened' }).after(25_000);
    expect(tokensOf(scans(played, 'b'))).toEqual([token('a'), token('b')]);
  });

  it('the scanner opened anew, not from the list, begins a new one', () => {
    const played = scans(new Played(), 'a').happens(
      { type: 'scanOpened' },
      { type: 'codeEntered', code: 'H26.01.02-261122-0001', key: 'k' },
      {
        type: 'answered',
        key: 'k',
        outcome: { what: 'status', given: { state: 'ready', due: '2026-12-01' } as never },
      },
      { type: 'scanOpened' },
    );
    expect(played.visit.receipts).toEqual([]);
  });
});
