import { describe, expect, test } from 'vitest';
import {
  initialSignIn,
  isWaiting,
  maySubmit,
  type Person,
  peopleNamed,
  type SignInEvent,
  type SignInState,
  signInStep,
} from '../../ui/sign-in-flow.ts';
import type { Problem } from '../../wire/http/problem.ts';
import { LEAST_PIN_DIGITS } from '../../wire/pin.ts';
import { signInWords } from '../../words/sign-in/words.ts';

const lan = { id: 'lan', name: 'Nguyễn Thị Lan' } as unknown as Person;
const duc = { id: 'duc', name: 'Phạm Anh Đức' } as unknown as Person;
const digits = (pin: string): SignInEvent[] => [...pin].map((digit) => ({ type: 'digit', digit }));
const refused = (name: string): SignInEvent => ({ type: 'refused', problem: { name } as unknown as Problem });
const stateAfter = (...events: readonly SignInEvent[]): SignInState =>
  [{ type: 'person_chosen', person: lan } as SignInEvent, ...events].reduce(
    signInStep,
    initialSignIn(LEAST_PIN_DIGITS.demo),
  );

describe('a name, then a PIN', () => {
  test('in the demo four digits may be sent, three may not', () => {
    expect(maySubmit(stateAfter(...digits('111')))).toBe(false);
    expect(maySubmit(stateAfter(...digits('1111')))).toBe(true);
  });

  test('in branch mode six digits may be sent, and five are not sent by Enter either', () => {
    const typed = (pin: string): SignInState =>
      [{ type: 'person_chosen', person: lan } as const, ...digits(pin)].reduce(
        signInStep,
        initialSignIn(LEAST_PIN_DIGITS.branch),
      );
    expect(maySubmit(typed('11111'))).toBe(false);
    expect(signInStep(typed('11111'), { type: 'submitted' }).sending).toBe(false);
    expect(signInStep(typed('111111'), { type: 'submitted' }).sending).toBe(true);
  });

  test('too few digits and Enter: it is told, until another digit is typed', () => {
    const [chosen, ...typed] = [{ type: 'person_chosen', person: lan } as const, ...digits('1111')];
    const short = [chosen, ...typed, { type: 'submitted' } as const].reduce(
      signInStep,
      initialSignIn(LEAST_PIN_DIGITS.branch),
    );
    expect(short).toMatchObject({ tooShort: true, pin: '1111', sending: false });
    expect(signInStep(short, { type: 'digit', digit: '1' }).tooShort).toBe(false);
    for (const language of ['vi', 'en'] as const)
      expect(signInWords[language].tooShort(LEAST_PIN_DIGITS.branch, 4)).toMatch(/6.*4/);
  });

  test.each(['vi', 'en'] as const)('the pad says (%s) how many digits a PIN has at least', (language) => {
    expect(signInWords[language].pinHint(LEAST_PIN_DIGITS.branch)).toContain('6');
  });

  test('a second Enter while the first is on its way changes nothing', () => {
    const sending = stateAfter(...digits('1111'), { type: 'submitted' });
    expect(sending.sending).toBe(true);
    expect(signInStep(sending, { type: 'submitted' })).toBe(sending);
    expect(signInStep(sending, { type: 'digit', digit: '2' })).toBe(sending);
  });

  test('a wrong PIN is wiped and told; after a lost connection the typed one stands', () => {
    const sending = stateAfter(...digits('1111'), { type: 'submitted' });
    expect(signInStep(sending, refused('wrong_pin'))).toMatchObject({ pin: '', problem: { name: 'wrong_pin' } });
    expect(signInStep(sending, refused('offline'))).toMatchObject({ pin: '1111', sending: false });
  });

  test('a wait is counted down second by second, and told no longer once it is over', () => {
    const problem = { name: 'pin_locked', params: { seconds: 2 } } as unknown as Problem;
    const locked = stateAfter({ type: 'refused', problem });
    expect(isWaiting(locked)).toBe(true);
    const later = signInStep(locked, { type: 'second_passed' });
    expect(later.problem).toMatchObject({ name: 'pin_locked', params: { seconds: 1 } });
    const over = signInStep(later, { type: 'second_passed' });
    expect([over.problem, isWaiting(over)]).toEqual([null, false]);
  });

  test('a PIN has at most twelve digits, and nothing but digits', () => {
    expect(stateAfter(...digits('1234567890123')).pin).toBe('123456789012');
    expect(stateAfter(...digits('12a4')).pin).toBe('124');
  });

  test('another person starts with an empty PIN', () => {
    expect(signInStep(stateAfter(...digits('11')), { type: 'person_chosen', person: duc }).pin).toBe('');
  });

  test('names are found without their marks', () => {
    expect(peopleNamed([lan, duc], 'duc')).toEqual([duc]);
    expect(peopleNamed([lan, duc], ' NGUYEN')).toEqual([lan]);
    expect(peopleNamed([lan, duc], '')).toEqual([lan, duc]);
  });
});
