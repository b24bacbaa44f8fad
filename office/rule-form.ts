import type { CallingRule, RuleBody } from './views.ts';

export const CATEGORIES = ['priority', 'appointment', 'collection', 'standard'] as const;
type Category = (typeof CATEGORIES)[number];

/** The rule as it is typed. */
export type RuleForm = Readonly<Record<Category | 'limit', string>>;

export const formOf = ({ targets, urgentLimit }: CallingRule): RuleForm => ({
  priority: String(targets.priority),
  appointment: String(targets.appointment),
  collection: String(targets.collection),
  standard: String(targets.standard),
  limit: String(urgentLimit),
});

/** What one supervisor types, over the rule that is in use. */
export interface RuleDraft {
  /** In use, as far as this page knows. */
  readonly rule: CallingRule;
  readonly form: RuleForm;
  /** Another supervisor has changed the rule while something was typed. */
  readonly overtaken: boolean;
}

export const draftOf = (rule: CallingRule): RuleDraft => ({ rule, form: formOf(rule), overtaken: false });

export const isChanged = ({ rule, form }: RuleDraft): boolean => !isSame(form, formOf(rule));

/** The rule in use is another one: what was typed stays, what was not follows it. `sent` is this page's own last order. */
export function followRule(draft: RuleDraft, rule: CallingRule, sent: RuleBody | null): RuleDraft {
  const [was, now] = [formOf(draft.rule), formOf(rule)];
  if (isSame(was, now)) return draft;
  const fields = Object.keys(now) as (keyof RuleForm)[];
  const form = Object.fromEntries(
    fields.map((field) => [field, draft.form[field] === was[field] ? now[field] : draft.form[field]]),
  ) as RuleForm;
  const own = sent !== null && isSame(formOf(sent), now);
  return { rule, form, overtaken: !own && !isSame(form, now) };
}

const isSame = (one: RuleForm, other: RuleForm): boolean =>
  (Object.keys(one) as (keyof RuleForm)[]).every((field) => one[field] === other[field]);

/** The server's bounds (wire/http/counters.ts). */
const MINUTES_MOST = 480;
const LIMIT_MOST = 20;

export const isWrong = (form: RuleForm, field: keyof RuleForm): boolean =>
  !/^\d{1,3}$/.test(form[field].trim()) || Number(form[field]) > (field === 'limit' ? LIMIT_MOST : MINUTES_MOST);

/** Null while a field is wrong. */
export function ruleOf(form: RuleForm): RuleBody | null {
  if ((Object.keys(form) as (keyof RuleForm)[]).some((field) => isWrong(form, field))) return null;
  const minutes = (category: Category): number => Number(form[category]);
  return {
    targets: {
      standard: minutes('standard'),
      priority: minutes('priority'),
      collection: minutes('collection'),
      appointment: minutes('appointment'),
    },
    urgentLimit: Number(form.limit),
  };
}
