import { describe, expect, it } from 'vitest';
import { wayOn } from '../../kiosk/flow/collecting.ts';
import { issued, Played } from './given.ts';
import { living, scans, token, receiptUrl as url } from './receipts-given.ts';

describe('receipts at the kiosk', () => {
  it('ready: one touch asks for the ticket that collects it', () => {
    const played = scans(new Played(), 'a', {}).happens({ type: 'collectionChosen', language: 'vi', key: 'k' });
    expect(played.visit.asking?.asked).toEqual({ what: 'collection', receipts: [token('a')], language: 'vi' });
  });

  it('two receipts: one ticket for both', () => {
    const played = scans(scans(new Played(), 'a', {}), 'b', {});
    expect(wayOn(played.visit)).toEqual({ act: 'issue', receipts: [token('a'), token('b')] });
  });

  it('the same receipt scanned twice stands in the list once, with its newest state', () => {
    const played = scans(scans(new Played(), 'a', { state: 'in_progress' }), 'a', {});
    expect(played.visit.receipts).toHaveLength(1);
    expect(played.visit.receipts[0]?.answer.state).toBe('ready');
  });

  it('not ready: its date is shown and no ticket is offered', () => {
    const played = scans(new Played(), 'a', { state: 'in_progress' });
    expect(played.screen.at).toBe('receipts');
    expect(wayOn(played.visit)).toEqual({ act: 'none' });
  });

  it('one waits on a living ticket already: the other joins it, and no second number is given', () => {
    const played = scans(scans(new Played(), 'a', { ticket: living }), 'b', {});
    played.happens({ type: 'collectionChosen', language: 'vi', key: 'k' });
    expect(played.visit.asking?.asked).toEqual({
      what: 'join',
      ticket: '2026-11-22/T003',
      token: token('t'),
      receipts: [token('b')],
    });
    played.happens({ type: 'answered', key: 'k', outcome: { what: 'join' } });
    expect(played.screen).toEqual({ at: 'place', token: token('t'), ticket: null });
  });

  it('scanned from the ticket screen, a ready one joins by itself and the number comes back', () => {
    const played = scans(new Played(), 'a', {}).happens(
      { type: 'collectionChosen', language: 'vi', key: 'k' },
      { type: 'answered', key: 'k', outcome: { what: 'collection', given: issued('T003') } },
      { type: 'scanOpened' },
    );
    scans(played, 'b', {});
    expect(played.visit.asking?.asked).toMatchObject({ what: 'join', ticket: '2026-11-22/T003' });
    played.happens({ type: 'answered', key: 'scan-b-join', outcome: { what: 'join' } });
    expect(played.screen).toMatchObject({ at: 'ticket', ticket: { number: 'T003' }, dossiers: 2 });
  });

  it('a lost slip: a collection ticket with no dossier', () => {
    const played = new Played().happens({ type: 'scanOpened' }, { type: 'slipLost', language: 'vi', key: 'k' });
    expect(played.visit.asking?.asked).toEqual({ what: 'collection', receipts: [], language: 'vi' });
  });

  it('of another branch, and the server there says nothing: it is named as another branch’s', () => {
    const played = new Played().happens(
      { type: 'scanned', text: url('a', 'ba-dinh'), key: 'k' },
      { type: 'refused', key: 'k', problem: { name: 'branch_unknown', detail: 'x', params: {} } as never },
    );
    expect(played.screen).toMatchObject({ at: 'refused', problem: { name: 'code_of_another_branch' } });
  });

  it('no code of the house: unreadable, and back at the scanner one can try again', () => {
    const played = new Played().happens({ type: 'scanOpened' }, { type: 'scanned', text: 'WIFI:S:x', key: 'k' });
    expect(played.screen).toMatchObject({ at: 'refused', problem: { name: 'code_unreadable' } });
    expect(played.happens({ type: 'wentBack' }).screen.at).toBe('scan');
  });

  it('a ticket’s own code shows its place', () => {
    const played = new Played().happens({ type: 'scanned', text: `http://here/t/${token('t')}?b=hoan-kiem`, key: 'k' });
    expect(played.screen).toEqual({ at: 'place', token: token('t'), ticket: null });
  });

  it('a typed code shows state and date, and no way to a ticket', () => {
    const played = new Played().happens(
      { type: 'codeEntered', code: 'H26.01.02-261122-0001', key: 'k' },
      {
        type: 'answered',
        key: 'k',
        outcome: { what: 'status', given: { state: 'ready', due: '2026-12-01' } as never },
      },
    );
    expect(played.screen).toMatchObject({ at: 'status', answer: { state: 'ready' } });
    expect(wayOn(played.visit)).toEqual({ act: 'none' });
  });

  it('back from the list forgets the receipts', () => {
    const played = scans(new Played(), 'a', {}).happens({ type: 'wentBack' });
    expect(played.screen.at).toBe('home');
    expect(played.visit.receipts).toEqual([]);
  });
});
