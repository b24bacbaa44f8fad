import { describe, expect, it } from 'vitest';
import { askedKey } from '../../kiosk/flow/asking.ts';
import { deadline } from '../../kiosk/flow/idle.ts';
import {
  ASKING_KEPT_MS,
  CHANGE_KEPT_MS,
  IDLE_PERSONAL_MS,
  LOOK_UP_KEPT_MS,
  WARNING_MS,
} from '../../kiosk/flow/times.ts';
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

describe('the server is back while its visitor is told that it is not known', () => {
  const cancels = () =>
    lost(
      new Played()
        .choosesBirth()
        .isGiven()
        .happens({ type: 'sheetOpened', sheet: 'cancel' }, { type: 'cancelConfirmed', key: 'c' }),
      'c',
    ).waits(CHANGE_KEPT_MS - 3_000);

  it('cancel: it is asked on by the same key, and said once it is known', () => {
    const played = cancels();
    expect(askedKey(played.visit)).toBe('c');
    played.happens({ type: 'answered', key: 'c', outcome: { what: 'cancel' } });
    expect(played.screen).toEqual({ at: 'home', page: 0, cancelled: 'A012' });
  });

  it('cancel: called meanwhile, it is told so, and back leads to the ticket', () => {
    const problem = { name: 'ticket_not_waiting', detail: 'x', params: { state: 'called' } } as never;
    const played = cancels().happens({ type: 'refused', key: 'c', problem });
    expect(played.screen).toMatchObject({
      at: 'refused',
      problem: { params: { number: 'A012' } },
      back: { at: 'ticket' },
    });
  });

  it('back to the ticket, or done: nothing is asked any more, and an answer changes nothing', () => {
    for (const type of ['wentBack', 'left'] as const) {
      const played = cancels().happens({ type });
      const { at } = played.screen;
      expect(askedKey(played.visit)).toBeNull();
      expect(played.happens({ type: 'answered', key: 'c', outcome: { what: 'cancel' } }).screen.at).toBe(at);
    }
  });

  it('amend: the ticket’s screen again, with its priority', () => {
    const amends = new Played().choosesBirth().isGiven().happens({ type: 'groundChosen', ground: 'elderly', key: 'g' });
    const played = lost(amends, 'g').waits(CHANGE_KEPT_MS);
    played.happens({ type: 'answered', key: 'g', outcome: { what: 'amend' } });
    expect(played.screen).toMatchObject({ at: 'ticket', kind: 'priority' });
  });

  it('join: the ticket’s screen again, with one more', () => {
    const played = lost(scans(withCollection().happens({ type: 'scanOpened' }), 'b'), 'scan-b-join').waits(
      CHANGE_KEPT_MS,
    );
    played.happens({ type: 'answered', key: 'scan-b-join', outcome: { what: 'join' } });
    expect(played.screen).toMatchObject({ at: 'ticket', dossiers: 2 });
  });
});

describe('a number that was asked for and has not come', () => {
  const asked = () => lost(new Played().choosesBirth(), 'k1').waits(ASKING_KEPT_MS - 3_000);

  it('is not given up without a word: its visitor is told, and has the time to read it', () => {
    const played = asked();
    expect(played.screen).toMatchObject({ at: 'unanswered', asked: { what: 'ticket' } });
    expect(played.waits(IDLE_PERSONAL_MS - 1).visit.warnedAt).toBeNull();
    expect(played.waits(1).visit.warnedAt).not.toBeNull();
  });

  it('comes while they stand there: it is shown, and stays long enough for who looks elsewhere', () => {
    const played = asked().waits(20_000).isGiven();
    expect(played.screen).toMatchObject({ at: 'ticket', ticket: { number: 'A012' }, awaited: true });
  });

  it('is refused when the server is back: that is said', () => {
    const played = asked().happens({
      type: 'refused',
      key: 'k1',
      problem: { name: 'issuing_ended', detail: 'x' } as never,
    });
    expect(played.screen).toMatchObject({ at: 'refused', problem: { name: 'issuing_ended' } });
  });

  it('once they have left it is asked for no more', () => {
    const played = asked().waits(IDLE_PERSONAL_MS).waits(WARNING_MS);
    expect(played.screen.at).toBe('home');
    expect(askedKey(played.visit)).toBeNull();
  });
});
