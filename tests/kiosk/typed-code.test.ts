import { expect, it } from 'vitest';
import { typedCode } from '../../kiosk/scan/typed-code.ts';
import { readCode } from '../../wire/codes.ts';

it('six digits of the date and four of the sequence make the code, with the branch’s agency', () => {
  expect(typedCode('H26.01.02', '2611220007').code).toBe('H26.01.02-261122-0007');
});

it('a longer sequence is kept whole', () => {
  const { code } = typedCode('H26.01.02', '2611220007123');
  expect(code).toBe('H26.01.02-261122-0007123');
  expect(readCode(code ?? '').kind).toBe('dossier_code');
});

it('three digits of the sequence are not enough yet', () => {
  expect(typedCode('H26.01.02', '261122000').code).toBeNull();
});

it.each(['261322', '260230', '260001', '261100', '250229'])('%s is no day', (date) => {
  expect(typedCode('H26.01.02', `${date}0007`)).toMatchObject({ wrongDate: true, code: null });
});

it('the 29th of February of a leap year is one', () => {
  expect(typedCode('H26.01.02', '2402290007').wrongDate).toBe(false);
});
