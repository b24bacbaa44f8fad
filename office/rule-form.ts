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
