import { describe, expect, test } from 'vitest';
import { announcementSteps, CHIME } from '../../words/announcement-form.ts';
import { announcement, letterSpoken, SPOKEN_LETTERS, ticketNumberSpoken, Unspeakable } from '../../words/spoken.ts';

describe('a call as it is spoken', () => {
  test('A012 to counter 3 in Vietnamese: digits one by one, the counter as a whole number', () => {
    expect(announcement({ number: 'A012', counter: '3' }, 'vi')).toEqual({
      clips: ['vi/invite', 'vi/letter-a', 'vi/digit-0', 'vi/digit-1', 'vi/digit-2', 'vi/counter-3'],
      signs: 4,
      text: 'Xin mời số A không một hai, đến quầy số ba.',
    });
  });

  test('A012 to counter 3 in English', () => {
    expect(announcement({ number: 'A012', counter: '3' }, 'en')).toEqual({
      clips: ['en/invite', 'en/letter-a', 'en/digit-0', 'en/digit-1', 'en/digit-2', 'en/to', 'en/counter-3'],
      signs: 4,
      text: 'Number A zero one two, please proceed to counter three.',
    });
  });

  test('the number after A999 has four digits, all spoken', () => {
    expect(ticketNumberSpoken('A1000', 'vi')).toBe('A một không không không');
  });

  test('counter 21 is "hai mươi mốt"', () => {
    expect(announcement({ number: 'C105', counter: '21' }, 'vi').text).toBe(
      'Xin mời số Xê một không năm, đến quầy số hai mươi mốt.',
    );
  });

  test('the letters of domain.md have their Vietnamese names, and all 26 have one', () => {
    expect([...'ABCDEFGH'].map((letter) => letterSpoken(letter, 'vi'))).toEqual([
      'A',
      'Bê',
      'Xê',
      'Dê',
      'E',
      'Ép',
      'Gờ',
      'Hát',
    ]);
    expect(SPOKEN_LETTERS).toHaveLength(26);
  });

  test.each([
    ['Đ012', '3'],
    ['A-12', '3'],
    ['A012', '0'],
    ['A012', '100'],
    ['A012', 'ba'],
  ])('%s to counter %s cannot be said by any pack: Unspeakable', (number, counter) => {
    expect(() => announcement({ number, counter }, 'vi')).toThrow(Unspeakable);
  });
});

describe('the forms of an announcement', () => {
  const call = { number: 'A012', counter: '3' };
  const clipsOf = (form: 'full' | 'short'): readonly string[] =>
    announcementSteps(call, form).flatMap((step) => ('clip' in step ? [step.clip] : []));

  test('short: the chime, then each language once, Vietnamese first', () => {
    const clips = clipsOf('short');
    expect(clips[0]).toBe(CHIME);
    expect(clips.filter((clip) => clip === 'vi/counter-3')).toHaveLength(1);
    expect(clips.indexOf('vi/counter-3')).toBeLessThan(clips.indexOf('en/invite'));
  });

  test('full: one chime, both languages twice, the rounds 600 to 700 ms apart', () => {
    const clips = clipsOf('full');
    expect(clips.filter((clip) => clip === CHIME)).toHaveLength(1);
    expect(clips.filter((clip) => clip === 'vi/counter-3')).toHaveLength(2);
    expect(clips.filter((clip) => clip === 'en/counter-3')).toHaveLength(2);
    const longest = Math.max(...announcementSteps(call, 'full').map((step) => ('pauseMs' in step ? step.pauseMs : 0)));
    expect(longest).toBeGreaterThanOrEqual(600);
    expect(longest).toBeLessThanOrEqual(700);
  });

  test('a hall of one language hears only that one', () => {
    const clips = announcementSteps(call, 'short', ['vi']).flatMap((step) => ('clip' in step ? [step.clip] : []));
    expect(clips.some((clip) => clip.startsWith('en/'))).toBe(false);
  });
});
