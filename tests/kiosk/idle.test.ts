import { describe, expect, it } from 'vitest';
import { deadline, secondsLeft } from '../../kiosk/flow/idle.ts';
import { newVisit } from '../../kiosk/flow/state.ts';
import { IDLE_MS, IDLE_PERSONAL_MS, WARNING_MS } from '../../kiosk/flow/times.ts';
import { Played } from './given.ts';

const chosen = () => new Played().happens({ type: 'fieldChosen', field: 'civil' as never });

describe('nobody touches anything', () => {
  it('after 60 s the visitor is asked, with 20 s to answer', () => {
    const played = chosen().waits(IDLE_MS - 1);
    expect(played.visit.warnedAt).toBeNull();
    expect(secondsLeft(played.waits(1).kiosk)).toBe(20);
    expect(secondsLeft(played.waits(5_000).kiosk)).toBe(15);
  });

  it('one touch goes on where they were', () => {
    const played = chosen()
      .waits(IDLE_MS)
      .waits(WARNING_MS - 1)
      .happens({ type: 'touched' });
    expect(played.screen.at).toBe('services');
    expect(played.visit.warnedAt).toBeNull();
  });

  it('no touch: every trace goes, the layout and the language with it', () => {
    const played = chosen().happens(
      { type: 'languageChosen' },
      { type: 'comfortChanged', comfort: { lowReach: true, contrast: true } },
      { type: 'groundChosen', ground: 'elderly', key: 'x' },
    );
    const { id } = played.visit;
    played.waits(IDLE_MS).waits(WARNING_MS);
    expect(played.visit).toEqual(newVisit(id + 1, IDLE_MS + WARNING_MS));
  });

  it('half the time where something personal is shown', () => {
    const answer = { state: 'in_progress', due: '2026-12-01' } as const;
    const played = new Played().happens(
      { type: 'codeEntered', code: 'H26.01.02-261122-0001', key: 'k' },
      { type: 'answered', key: 'k', outcome: { what: 'status', given: answer as never } },
    );
    expect(played.waits(IDLE_PERSONAL_MS).visit.warnedAt).not.toBeNull();
  });

  it('the first page, untouched: there is nothing to wipe and nobody to ask', () => {
    const played = new Played().happens({ type: 'touched' });
    expect(deadline(played.kiosk)).toBeNull();
    expect(played.waits(10 * IDLE_MS).visit.warnedAt).toBeNull();
  });

  it('the first page in another language is wiped too', () => {
    const played = new Played().happens({ type: 'languageChosen' });
    expect(played.waits(IDLE_MS).visit.warnedAt).not.toBeNull();
  });

  it('the server is away: nobody can see a warning, so the wipe comes without', () => {
    const played = chosen().happens({ type: 'learned', house: { heard: false } });
    const { id } = played.visit;
    expect(played.waits(IDLE_MS).visit.id).toBe(id + 1);
  });

  it('what the server tells is no touch', () => {
    const played = chosen()
      .after(IDLE_MS - 1)
      .happens({ type: 'learned', house: { heard: true } });
    expect(played.waits(1).visit.warnedAt).not.toBeNull();
  });

  it('a ticket that is asked for is not wiped by the warning', () => {
    const played = new Played().choosesBirth().waits(IDLE_MS + WARNING_MS);
    expect(played.visit.asking).not.toBeNull();
  });
});

it('"I am done" wipes at once', () => {
  const played = chosen();
  const { id } = played.visit;
  expect(played.happens({ type: 'left' }).visit.id).toBe(id + 1);
});
