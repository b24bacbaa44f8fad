import { describe, expect, it } from 'vitest';
import { deadline } from '../../kiosk/flow/idle.ts';
import { CHANGE_KEPT_MS, LOOK_UP_KEPT_MS } from '../../kiosk/flow/times.ts';
import { Played } from './given.ts';
import { receipt, receiptUrl, scans, token, withCollection } from './receipts-given.ts';

const lost = (played: Played, key: string): Played =>
  played
    .happens({ type: 'learned', house: { heard: false } })
    .after(3_000)
    .happens({ type: 'stalled', key });

describe('a look-up without an answer', () => {
  const asked = () => lost(new Played().happens({ type: 'scanned', text: receiptUrl('a'), key: 'a' }), 'a');

  it('is given up, and says so', () => {
    const played = asked();
    expect(deadline(played.kiosk)).toBe(LOOK_UP_KEPT_MS);
    played.waits(LOOK_UP_KEPT_MS - 3_000);
    expect(played.visit.asking).toBeNull();
    expect(played.screen).toMatchObject({ at: 'unanswered', asked: { what: 'receipt' }, back: { at: 'home' } });
  });

  it('an answer after that is shown to nobody', () => {
    const played = asked().waits(LOOK_UP_KEPT_MS);
    played.happens({ type: 'answered', key: 'a', outcome: { what: 'receipt', given: receipt({}) } });
    expect(played.visit.receipts).toEqual([]);
  });

  it('a newer scan takes its place', () => {
    const played = scans(asked().after(5_000), 'b');
    played.happens({ type: 'answered', key: 'a', outcome: { what: 'receipt', given: receipt({}) } });
    expect(played.visit.receipts.map((one) => one.token)).toEqual([token('b')]);
  });

  it('a ticket that is asked for is not given up for a scan', () => {
    const played = new Played().choosesBirth().happens({ type: 'scanned', text: receiptUrl('b'), key: 'b' });
    expect(played.visit.asking?.key).toBe('k1');
  });
});

describe('a change to a ticket without an answer', () => {
  const cancels = () =>
    new Played()
      .choosesBirth()
      .isGiven()
      .happens({ type: 'sheetOpened', sheet: 'cancel' }, { type: 'cancelConfirmed', key: 'c' });

  it('while it is asked, the question stands: "keep" could not be kept', () => {
    expect(cancels().happens({ type: 'sheetClosed' }).visit.sheet).toBe('cancel');
  });

  it('cancel: after 10 s it is told that it is not known, and the ticket is one touch away', () => {
    const played = lost(cancels(), 'c').waits(CHANGE_KEPT_MS - 3_000);
    expect(played.screen).toMatchObject({ at: 'unanswered', asked: { what: 'cancel', number: 'A012' } });
    expect(played.visit).toMatchObject({ asking: null, sheet: null });
    expect(played.happens({ type: 'wentBack' }).screen).toMatchObject({ at: 'ticket', ticket: { number: 'A012' } });
  });

  it('told while the server is away, its visitor is warned before it goes', () => {
    const played = lost(cancels(), 'c').waits(CHANGE_KEPT_MS).waits(40_000);
    expect(played.visit.warnedAt).not.toBeNull();
  });

  it('amend: the same, and leaving works as soon as no answer comes', () => {
    const amends = () =>
      new Played().choosesBirth().isGiven().after(2_000).happens({ type: 'groundChosen', ground: 'elderly', key: 'g' });
    expect(amends().happens({ type: 'wentHome' }).screen.at).toBe('ticket');
    expect(lost(amends(), 'g').happens({ type: 'wentHome' }).screen.at).toBe('home');
    expect(lost(amends(), 'g').waits(CHANGE_KEPT_MS).screen).toMatchObject({ at: 'unanswered' });
  });

  it('join: the same', () => {
    const played = scans(withCollection().happens({ type: 'scanOpened' }), 'b');
    expect(lost(played, 'scan-b-join').waits(CHANGE_KEPT_MS).screen).toMatchObject({
      at: 'unanswered',
      asked: { what: 'join' },
    });
  });
});
