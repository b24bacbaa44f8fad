import { describe, expect, test } from 'vitest';
import type { ProblemName } from '../../wire/http/problem.ts';
import { type Catalogue, inLanguage, languageFrom } from '../../words/catalogue.ts';
import { counterWords } from '../../words/counter/words.ts';
import { displayWords } from '../../words/display/words.ts';
import { hallWords } from '../../words/hall/words.ts';
import { kioskWords } from '../../words/kiosk/words.ts';
import { officeWords } from '../../words/office/words.ts';
import { paperWords } from '../../words/paper/words.ts';
import { phoneWords } from '../../words/phone/words.ts';
import {
  isWordedRefusal,
  refusalText,
  refusalTitle,
  refusalWords,
  type WordedRefusal,
} from '../../words/refusals/words.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { signInWords } from '../../words/sign-in/words.ts';

const HANOI = 'Asia/Ho_Chi_Minh';

/** Passes for a number, a text, a list or an object of these: whatever a room's message takes. */
const standIn: unknown = new Proxy(() => '7', {
  get: (_, name) => (name === Symbol.toPrimitive ? () => 7 : standIn),
  apply: () => '7',
});

/** Every text of a catalogue by its path; functions are called with stand-ins, so that their text is seen too. */
const textsOf = (node: unknown, path: string): readonly (readonly [string, string])[] => {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    const given = Array.from({ length: node.length }, () => standIn);
    const text: unknown = path.startsWith('refusals') ? node({}) : node(...given);
    return [[path, String(text)]];
  }
  if (typeof node === 'object' && node !== null)
    return Object.entries(node).flatMap(([key, value]) => textsOf(value, `${path}.${key}`));
  throw new Error(`${path} is neither a text, a function nor a group`);
};

const CATALOGUES: Readonly<Record<string, Catalogue<unknown>>> = {
  shared: sharedWords as Catalogue<unknown>,
  refusals: refusalWords as Catalogue<unknown>,
  kiosk: kioskWords as Catalogue<unknown>,
  display: displayWords as Catalogue<unknown>,
  counter: counterWords as Catalogue<unknown>,
  office: officeWords as Catalogue<unknown>,
  phone: phoneWords as Catalogue<unknown>,
  paper: paperWords as Catalogue<unknown>,
  hall: hallWords as Catalogue<unknown>,
  'sign-in': signInWords as Catalogue<unknown>,
};

describe.each(Object.entries(CATALOGUES))('the words of %s', (room, catalogue) => {
  const vi = textsOf(catalogue.vi, room);
  const en = textsOf(catalogue.en, room);

  test('English has every key that Vietnamese has, and no other', () => {
    expect(en.map(([path]) => path)).toEqual(vi.map(([path]) => path));
  });

  test('no text is empty, shouts, or shows a value that is missing', () => {
    const bad = [...vi, ...en].filter(([, text]) => text.trim() === '' || /!|undefined|NaN|\[object|\$\{/.test(text));
    expect(bad).toEqual([]);
  });

  test('Vietnamese is composed (NFC): a mark that stands alone is drawn beside its letter', () => {
    expect(vi.filter(([, text]) => text !== text.normalize('NFC'))).toEqual([]);
  });
});

describe('refusals in words', () => {
  test('each says at least two things: what happened, and what it means or what to do now', () => {
    for (const language of ['vi', 'en'] as const)
      for (const [path, text] of textsOf(refusalWords[language], 'refusals'))
        expect(text.split(/[.:;](?:\s|$)/).filter(Boolean).length, `${language} ${path}`).toBeGreaterThanOrEqual(2);
  });

  test('none shows its own name, an English loan or an abbreviation to a Vietnamese reader', () => {
    for (const [, text] of textsOf(refusalWords.vi, 'refusals'))
      expect(text).not.toMatch(/_|\b(ticket|server|token)\b/i);
  });

  test('facts are worded in the reader’s language and the branch’s zone', () => {
    const handedOver = {
      name: 'dossier_already_handed_over',
      params: { at: Date.UTC(2026, 10, 21, 17, 5) },
    };
    expect(refusalText(handedOver, 'vi', HANOI)).toContain('lúc 00:05 ngày 22/11/2026');
    expect(refusalText({ name: 'dossier_not_ready', params: { due: '2026-12-01' } }, 'en', HANOI)).toContain(
      '01/12/2026',
    );
    expect(refusalText({ name: 'ticket_not_waiting', params: { state: 'serving' } }, 'vi', HANOI)).toContain(
      'hiện đang làm thủ tục',
    );
    expect(refusalText({ name: 'wrong_pin', params: { triesLeft: 1 } }, 'en', HANOI)).toContain('1 try left');
  });

  test('a fact that is missing, or a state with no words, still gives a whole sentence', () => {
    expect(refusalText({ name: 'counter_taken', params: {} }, 'vi', HANOI)).toMatch(
      /^Một cán bộ khác đang trực quầy này/,
    );
    expect(refusalText({ name: 'ticket_ended', params: { state: 'vanished' } }, 'en', HANOI)).toBe(
      'This ticket has ended and cannot be used again. If you need more, please take a new one.',
    );
  });

  test('the title is the first sentence, and a decimal point or an hour does not end it', () => {
    expect(refusalTitle({ name: 'counter_paused', params: {} }, 'en', HANOI)).toBe(
      'The counter is paused, so nobody can be called.',
    );
    expect(refusalTitle({ name: 'code_of_another_branch', params: { branch: 'No.7' } }, 'en', HANOI)).toBe(
      'This code belongs to the No.7 branch.',
    );
  });

  test('a name without words is told as an unexpected error, also one that every object has', () => {
    expect(refusalText({ name: 'from_the_future', params: {} }, 'en', HANOI)).toBe(refusalWords.en.unknown_error);
    expect(isWordedRefusal('toString')).toBe(false);
  });
});

test('a language that a room does not speak falls back to English, an unknown tag to Vietnamese', () => {
  const { en, vi } = sharedWords;
  expect(inLanguage({ vi, en }, 'en')).toBe(en);
  expect(languageFrom('en-US,en;q=0.9')).toBe('en');
  expect(languageFrom('km')).toBe('vi');
  expect(languageFrom(null)).toBe('vi');
});

/** Does not compile when the rules or the server's edge can refuse in a way that has no words. */
const everyProblemHasWords: [Exclude<ProblemName, WordedRefusal>] extends [never] ? true : never = true;
test('the rules and the edge refuse in no way that has no words (checked by the compiler)', () => {
  expect(everyProblemHasWords).toBe(true);
});
