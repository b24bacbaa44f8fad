import { describe, expect, test } from 'vitest';
import type { BranchCommand } from '../../queue/branch/branch.ts';
import { hallView } from '../../queue/branch/views/hall-view.ts';
import { BOARD, C1, C2, HALL, MINUTE, OTHER_BOARD, SECOND } from './small-hall.ts';
import { callId, type Hall, lan, minh, openHall, ticketId } from './specification.ts';

const CALL = callId('A001');
const claim = (announcement = 1, display = BOARD, call = CALL): BranchCommand => ({
  type: 'ClaimAnnouncement',
  call,
  announcement,
  display,
  form: 'full',
});
const spoken = (announcement = 1, display = BOARD): BranchCommand => ({
  type: 'ReportSpoken',
  call: CALL,
  announcement,
  display,
});
const drop = (announcement = 1): BranchCommand => ({ type: 'DropAnnouncement', call: CALL, announcement });

/** A001 called at counter 1. */
function calledHall(): Hall {
  const hall = openHall();
  return hall.given(lan('CallTicket', hall.issues()));
}
const voice = (hall: Hall) => hall.state.line.calls.get(CALL)?.voice;

describe('a call is seen', () => {
  test('[CALL-1] it stands on the board as soon as it is made, whatever is being spoken', () => {
    const hall = calledHall().given(claim());
    hall.given(minh('CallTicket', hall.issues()));
    expect(hallView(hall.state.line, hall.now)?.calls).toMatchObject([
      { number: 'A001', counter: C1, open: true, voice: 'claimed' },
      { number: 'A002', counter: C2, open: true, voice: 'due' },
    ]);
  });

  test('[CALL-1] every ticket still called stays listed; one that came leaves half a minute later, with the next call', () => {
    const hall = calledHall();
    const [second, third, fourth] = [hall.issues(), hall.issues(), hall.issues()];
    hall.given(minh('CallTicket', second), minh('StartService', second), minh('FinishService', second));
    expect(hallView(hall.state.line, hall.now)?.calls.map(({ number, open }) => [number, open])).toEqual([
      ['A001', true],
      ['A002', false],
    ]);
    hall.after(30 * SECOND - 1).given(minh('CallTicket', third), minh('FinishService', third));
    expect(hallView(hall.state.line, hall.now)?.calls.map(({ number }) => number)).toEqual(['A001', 'A002', 'A003']);
    hall.after(1).given(minh('CallTicket', fourth));
    expect(hallView(hall.state.line, hall.now)?.calls.map(({ number }) => number)).toEqual(['A001', 'A003', 'A004']);
  });

  test('[CALL-1] one that came leaves the board half a minute later, also when nobody else is called', () => {
    const hall = calledHall();
    hall.given(lan('StartService', ticketId('A001')));
    const numbers = () => hallView(hall.state.line, hall.now)?.calls.map(({ number }) => number);
    hall.after(30 * SECOND - 1);
    expect(numbers()).toEqual(['A001']);
    hall.after(1);
    expect(numbers()).toEqual([]);
  });

  test('[CALL-2] shown and spoken are separate, and shown is reported once', () => {
    const hall = calledHall();
    const shown = { type: 'ReportShown', call: CALL, display: BOARD } as const;
    hall.after(SECOND).given(shown);
    expect(hall.state.line.calls.get(CALL)).toMatchObject({ shownAt: hall.now, voice: 'due' });
    hall.refuses({ ...shown, display: OTHER_BOARD }, 'nothing_to_change');
    hall.refuses({ ...shown, call: callId('A999') }, 'call_unknown');
  });
});

describe('a call is heard', () => {
  test('[CALL-3] the speaker of the zone claims, sounds, and reports the end', () => {
    const hall = calledHall().given(claim());
    expect(voice(hall)).toBe('claimed');
    hall.given(spoken());
    expect(voice(hall)).toBe('spoken');
    hall.refuses(spoken(), 'already_spoken');
  });

  test('[CALL-3] another display of the zone claims nothing and reports nothing', () => {
    const hall = calledHall();
    hall.refuses(claim(1, OTHER_BOARD), 'another_display_speaks');
    hall.given(claim());
    hall.refuses(spoken(1, OTHER_BOARD), 'another_display_speaks');
  });

  test('[CALL-3] a zone has one speaker, until it is known to be absent', () => {
    const hall = openHall();
    const offer = { type: 'OfferVoice', zone: HALL, display: OTHER_BOARD, absent: null } as const;
    hall.refuses(offer, 'another_display_speaks');
    hall.refuses({ ...offer, display: BOARD }, 'nothing_to_change');
    hall.refuses({ ...offer, absent: OTHER_BOARD }, 'another_display_speaks');
    hall.given({ ...offer, absent: BOARD });
    expect(hall.state.line.speakers.get(HALL)).toBe(OTHER_BOARD);
  });

  test('[CALL-4] after a crash in mid-sentence it is not repeated', () => {
    const hall = calledHall().given(claim());
    hall.refuses(claim(), 'already_spoken');
    hall.given({ type: 'OfferVoice', zone: HALL, display: OTHER_BOARD, absent: BOARD });
    hall.refuses(claim(1, OTHER_BOARD), 'already_spoken');
  });

  test('[CALL-5] claimed at 45 seconds it is spoken, a moment later it is dropped as late', () => {
    const hall = calledHall().after(45 * SECOND);
    hall.refuses(drop(), 'nothing_to_change');
    hall.after(1).refuses(claim(), 'too_late_to_speak');
    hall.given(drop());
    expect(voice(hall)).toBe('late');
    hall.refuses(claim(), 'too_late_to_speak');
    hall.refuses(drop(), 'nothing_to_change');
    calledHall()
      .after(45 * SECOND)
      .given(claim());
  });

  test('[CALL-6] begun and not ended for 40 seconds it counts as interrupted', () => {
    const hall = calledHall().given(claim());
    hall.after(40 * SECOND).refuses(drop(), 'nothing_to_change');
    hall.after(1).given(drop());
    expect(voice(hall)).toBe('interrupted');
  });

  test('[CALL-7] a recall of what still waits to be spoken adds nothing', () => {
    const hall = calledHall();
    const before = hall.state.line.calls.get(CALL);
    hall.after(10 * SECOND).given(lan('RecallTicket', ticketId('A001')));
    expect(hall.state.line.calls.get(CALL)).toEqual(before);
  });

  test.each([
    ['spoken', [claim(), spoken()]],
    ['being spoken', [claim()]],
  ] as const)('[CALL-7] a recall of what is %s is an announcement of its own, at the end of the row', (_, commands) => {
    const hall = calledHall().given(...commands);
    hall.given(minh('CallTicket', hall.issues()));
    hall.after(MINUTE).given(lan('RecallTicket', ticketId('A001')));
    expect([...hall.state.line.calls.values()]).toMatchObject([
      { number: 'A002' },
      { number: 'A001', announcement: 2, voice: 'due', askedAt: hall.now },
    ]);
    hall.refuses(claim(1), 'already_spoken');
    hall.refuses(spoken(1), 'already_spoken');
    hall.refuses(drop(1), 'already_spoken');
    hall.given(claim(2), spoken(2));
    expect(hall.state.line.calls.size).toBe(2);
  });

  test('[CALL-7] too late to be spoken and not yet dropped, a call that is recalled is announced anew', () => {
    const hall = calledHall().after(45 * SECOND + 1);
    hall.refuses(claim(), 'too_late_to_speak');
    hall.given(lan('RecallTicket', ticketId('A001')));
    hall.refuses(drop(1), 'already_spoken');
    hall.after(45 * SECOND).given(claim(2));
  });

  test('[CALL-7] a late call that is recalled has its 45 seconds anew', () => {
    const hall = calledHall()
      .after(46 * SECOND)
      .given(drop(), lan('RecallTicket', ticketId('A001')));
    hall.after(45 * SECOND).given(claim(2));
  });

  test.each(['StartService', 'MissTicket', 'FinishService'] as const)(
    '[CALL-8] what was not yet spoken is withdrawn by %s',
    (type) => {
      const hall = calledHall().given(lan(type, ticketId('A001')));
      expect(voice(hall)).toBe('withdrawn');
      hall.refuses(claim(), 'call_withdrawn');
    },
  );

  test('[CALL-8] what is being spoken is spoken to its end', () => {
    const hall = calledHall().given(claim(), lan('StartService', ticketId('A001')), spoken());
    expect(voice(hall)).toBe('spoken');
  });

  test('[CALL-8] an undone call is not spoken', () => {
    const hall = calledHall().given(lan('Undo', ticketId('A001')));
    hall.refuses(claim(), 'call_unknown');
  });
});
