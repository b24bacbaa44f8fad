import { describe, expect, it } from 'vitest';
import { leavesAt } from '../../kiosk/flow/idle.ts';
import { JOB_LIVES_MS, NO_PAPER_MS, SETTLE_MS, TICKET_MS } from '../../kiosk/flow/times.ts';
import { issued, Played } from './given.ts';

describe('a ticket', () => {
  it('two touches from the first page ask for it, with the ground of nobody', () => {
    const played = new Played().choosesBirth();
    expect(played.visit.asking?.asked).toEqual({ what: 'ticket', service: 'birth', ground: null, language: 'vi' });
  });

  it('a second touch while it is asked for: one key, one ticket', () => {
    const played = new Played().choosesBirth('k1').happens({
      type: 'serviceChosen',
      service: 'marriage' as never,
      language: 'vi',
      key: 'k2',
    });
    expect(played.visit.asking).toMatchObject({ key: 'k1', asked: { service: 'birth' } });
  });

  it('an answer to the key of a visit that is over changes nothing', () => {
    const played = new Played().choosesBirth('k1').waits(90_000).choosesBirth('k2').isGiven('k1');
    expect(played.screen.at).toBe('services');
    expect(played.visit.asking?.key).toBe('k2');
  });

  it('no answer came: the same key asks on, and its outcome is shown', () => {
    const played = new Played().choosesBirth('k1').happens({ type: 'stalled', key: 'k1' });
    expect(played.visit.asking).toMatchObject({ key: 'k1', stalled: true });
    expect(played.isGiven('k1').screen).toMatchObject({ at: 'ticket', ticket: { number: 'A012' } });
  });

  it('issuing has ended: a touch that comes too late asks for nothing', () => {
    expect(new Played('issuing_ended').choosesBirth().visit.asking).toBeNull();
  });

  it('a refusal has its own screen, and back leads to where the visitor stood', () => {
    const problem = { name: 'service_not_offered_here', detail: 'x' } as never;
    const played = new Played().choosesBirth().happens({ type: 'refused', key: 'k1', problem });
    expect(played.screen).toMatchObject({ at: 'refused', problem: { name: 'service_not_offered_here' } });
    expect(played.happens({ type: 'wentBack' }).screen).toMatchObject({ at: 'services', field: 'civil' });
  });
});

describe('the ticket screen', () => {
  const printed = () =>
    new Played()
      .choosesBirth()
      .isGiven()
      .after(300)
      .happens({ type: 'learned', house: { owed: ['job'] } })
      .after(1_000)
      .happens({ type: 'learned', house: { owed: [] } });

  it('the printer no longer owes the paper: take it, and home after 6 s', () => {
    const played = printed();
    expect(played.screen).toMatchObject({ paper: 'taken_from_slot' });
    expect(played.waits(TICKET_MS - 1_301).screen.at).toBe('ticket');
    expect(played.waits(1).screen.at).toBe('home');
  });

  it('the printer is out of paper: the number stays for 30 s', () => {
    const played = new Played()
      .choosesBirth()
      .isGiven()
      .happens({ type: 'learned', house: { printer: 'paper_out' } });
    expect(played.screen).toMatchObject({ paper: 'no_paper' });
    expect(played.waits(NO_PAPER_MS - 1).screen.at).toBe('ticket');
    expect(played.waits(1).screen.at).toBe('home');
  });

  it('the paper has not come after 8 s: the number is to be photographed', () => {
    const played = new Played().choosesBirth().isGiven();
    played.happens({ type: 'learned', house: { owed: ['job'] } }).waits(8_000);
    expect(played.screen).toMatchObject({ paper: 'late' });
  });

  it('it comes late after all: the screen says so', () => {
    const played = new Played().choosesBirth().isGiven();
    played.happens({ type: 'learned', house: { owed: ['job'] } }).waits(8_000);
    expect(played.happens({ type: 'learned', house: { owed: [] } }).screen).toMatchObject({ paper: 'taken_from_slot' });
  });

  it('its answer was long in coming: it stays for 30 s, since its visitor may look elsewhere', () => {
    const played = new Played().choosesBirth().happens({ type: 'stalled', key: 'k1' }).isGiven();
    played
      .happens({ type: 'learned', house: { owed: ['job'] } }, { type: 'learned', house: { owed: [] } })
      .waits(NO_PAPER_MS - 1);
    expect(played.screen).toMatchObject({ at: 'ticket', paper: 'taken_from_slot' });
    expect(played.waits(1).screen.at).toBe('home');
  });

  it('the connection is lost before the printer’s list came: no paper is promised', () => {
    const played = new Played().choosesBirth().isGiven();
    played.happens({ type: 'learned', house: { heard: false } }).waits(7_999);
    expect(played.screen).toMatchObject({ paper: 'printing' });
    expect(played.waits(1).screen).toMatchObject({ paper: 'late' });
    played.happens({ type: 'learned', house: { heard: true, owed: [] } });
    expect(played.screen).toMatchObject({ paper: 'taken_from_slot' });
  });

  it('a job that expired unprinted leaves the list too: no paper is promised', () => {
    const played = new Played().choosesBirth().isGiven();
    played.happens({ type: 'learned', house: { owed: ['job'] } }, { type: 'sheetOpened', sheet: 'comfort' });
    for (let waited = 0; waited < JOB_LIVES_MS; waited += 20_000) played.after(20_000).happens({ type: 'touched' });
    expect(played.happens({ type: 'learned', house: { owed: [] } }).screen).toMatchObject({ paper: 'late' });
  });

  it('a kiosk without a printer keeps the number for 30 s', () => {
    const played = new Played().choosesBirth().isGiven('k1', issued('A012', null));
    expect(played.screen).toMatchObject({ paper: 'none' });
    expect(leavesAt(played.visit)).toBe(NO_PAPER_MS);
  });

  it('the end of the touch that asked for it does not send it home', () => {
    const played = new Played().choosesBirth().isGiven();
    expect(played.after(SETTLE_MS - 1).happens({ type: 'wentHome' }).screen.at).toBe('ticket');
    expect(played.after(1).happens({ type: 'wentHome' }).screen.at).toBe('home');
  });

  it('"I am eighty": the ticket itself is amended', () => {
    const played = printed().happens(
      { type: 'sheetOpened', sheet: 'priority' },
      { type: 'groundChosen', ground: 'elderly', key: 'k2' },
    );
    expect(played.visit.asking?.asked).toEqual({ what: 'amend', ticket: '2026-11-22/A012', ground: 'elderly' });
    expect(played.happens({ type: 'answered', key: 'k2', outcome: { what: 'amend' } }).screen).toMatchObject({
      at: 'ticket',
      kind: 'priority',
    });
  });

  it('amended after its paper came out: the screen knows that the paper tells what no longer holds, and stays for 30 s', () => {
    const played = printed().happens({ type: 'groundChosen', ground: 'elderly', key: 'k2' }).after(500);
    played.happens({ type: 'answered', key: 'k2', outcome: { what: 'amend' } });
    expect(played.screen).toMatchObject({ paper: 'taken_from_slot', amendedAt: 1_800 });
    expect(played.waits(NO_PAPER_MS - 1).screen.at).toBe('ticket');
    expect(played.waits(1).screen.at).toBe('home');
  });

  it('an open sheet keeps the ticket on the screen beyond its 6 s', () => {
    const played = printed().happens({ type: 'sheetOpened', sheet: 'priority' }).waits(20_000);
    expect(played.screen.at).toBe('ticket');
  });

  it('pressed wrongly, and confirmed: cancelled, and the first page says which number', () => {
    const played = printed().happens({ type: 'sheetOpened', sheet: 'cancel' }, { type: 'cancelConfirmed', key: 'k2' });
    played.happens({ type: 'answered', key: 'k2', outcome: { what: 'cancel' } });
    expect(played.screen).toEqual({ at: 'home', page: 0, cancelled: 'A012' });
  });

  it('a ground chosen before goes with the ticket, and not with the next one', () => {
    const played = new Played().happens({ type: 'groundChosen', ground: 'elderly', key: 'x' }).choosesBirth();
    expect(played.visit.asking?.asked).toMatchObject({ ground: 'elderly' });
    expect(played.isGiven().screen).toMatchObject({ kind: 'priority' });
    expect(played.visit.ground).toBeNull();
  });
});

describe('the ticket in the hall', () => {
  const stands = (state: string, counter: string | null) => ({ state, counter, number: 'A012' }) as never;
  const token = 'tttttttttttttttttttttt' as never;

  it('the ticket on the screen is called: it stands so, with its counter', () => {
    const played = new Played()
      .choosesBirth()
      .isGiven()
      .happens({ type: 'placeShown', token, ticket: stands('called', '2') });
    expect(played.screen).toMatchObject({ at: 'ticket', stands: { state: 'called', counter: '2' } });
  });

  it('what is told of another ticket changes nothing', () => {
    const played = new Played().choosesBirth().isGiven();
    played.happens({ type: 'placeShown', token: 'x'.repeat(22) as never, ticket: stands('called', '2') });
    expect(played.screen).toMatchObject({ stands: null });
  });

  it('a cancel that comes after the call is told in the kiosk’s own words, with number and counter', () => {
    const played = new Played().choosesBirth().isGiven().happens({ type: 'cancelConfirmed', key: 'c' });
    const problem = { name: 'ticket_not_waiting', detail: 'x', params: { state: 'called' } } as never;
    played.happens(
      { type: 'refused', key: 'c', problem },
      { type: 'placeShown', token, ticket: stands('called', '2') },
    );
    expect(played.screen).toMatchObject({
      at: 'refused',
      problem: { name: 'ticket_not_waiting', detail: '', params: { number: 'A012' } },
      back: { at: 'ticket', stands: { counter: '2' } },
    });
  });

  it('a collection ticket answered before the catalogue has come is shown all the same', () => {
    const asked = { what: 'collection', receipts: [], language: 'vi' } as const;
    const played = new Played().happens(
      { type: 'learned', house: { catalogue: null } },
      { type: 'resumed', asking: { key: 'k', asked, since: 0, stalled: false } },
      { type: 'answered', key: 'k', outcome: { what: 'collection', given: issued('T003') } },
    );
    expect(played.screen).toMatchObject({ at: 'ticket', kind: 'collection', ticket: { number: 'T003' } });
  });
});

describe('a service that no counter of this branch takes', () => {
  it('is not asked for; others are', () => {
    expect(new Played('open', ['birth']).choosesBirth().visit.asking).toBeNull();
    expect(new Played('open', ['transfer']).choosesBirth().visit.asking).not.toBeNull();
  });
});
