import { describe, expect, test } from 'vitest';
import { draftOf, followRule, formOf, isChanged, isWrong, ruleOf } from '../../office/rule-form.ts';
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

describe('two supervisors change the rule', () => {
  const rule = { targets: { standard: 20, priority: 5, collection: 10, appointment: 0 }, urgentLimit: 2 };
  const other = { ...rule, targets: { ...rule.targets, priority: 8 } };
  const typed = { ...draftOf(rule), form: { ...formOf(rule), standard: '25' } };

  test('what the one has typed stays when the other saves, what was not typed follows, and it is told', () => {
    const after = followRule(typed, other, null);
    expect(after.form).toEqual({ ...formOf(other), standard: '25' });
    expect(after).toMatchObject({ rule: other, overtaken: true });
    expect(isChanged(after)).toBe(true);
  });

  test('nothing was typed: the form shows the rule as it is now, and nothing is told', () => {
    expect(followRule(draftOf(rule), other, null)).toEqual(draftOf(other));
  });

  test('the own order comes back as the rule: nothing is told, also of what was typed since', () => {
    const own = { ...rule, targets: { ...rule.targets, standard: 25 } };
    expect(followRule(typed, own, own)).toEqual(draftOf(own));
    const more = { ...typed, form: { ...typed.form, limit: '3' } };
    expect(followRule(more, own, own)).toMatchObject({ form: { standard: '25', limit: '3' }, overtaken: false });
  });

  test('a view that brings the same rule changes nothing', () => {
    expect(followRule(typed, { ...rule }, null)).toBe(typed);
  });
});
