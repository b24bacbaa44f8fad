import { describe, expect, test } from 'vitest';
import { formOf, isWrong, ruleOf } from '../../office/rule-form.ts';
import { ruleBody } from '../../wire/http/counters.ts';

describe('the calling rule', () => {
  const form = formOf({ targets: { standard: 20, priority: 5, collection: 10, appointment: 0 }, urgentLimit: 2 });

  test('what is typed becomes what the server’s schema takes', () => {
    expect(ruleBody.parse(ruleOf({ ...form, standard: '25' }))).toEqual({
      targets: { standard: 25, priority: 5, collection: 10, appointment: 0 },
      urgentLimit: 2,
    });
  });

  test.each([
    ['standard', '481'],
    ['priority', '-1'],
    ['collection', ''],
    ['appointment', '2.5'],
    ['limit', '21'],
  ] as const)('%s of “%s” is told and not sent', (field, text) => {
    expect(isWrong({ ...form, [field]: text }, field)).toBe(true);
    expect(ruleOf({ ...form, [field]: text })).toBeNull();
  });
});
