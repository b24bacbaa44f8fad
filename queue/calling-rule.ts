import type { CallingRule } from './catalogue.ts';

const CATEGORIES = ['standard', 'priority', 'collection', 'appointment'] as const;
/** Longer than any day. */
const MOST_MINUTES = 480;

/** Whether the rule can be kept. */
export const isCallingRule = ({ targets, urgentLimit }: CallingRule): boolean =>
  CATEGORIES.every((category) => targets[category] >= 0 && targets[category] <= MOST_MINUTES) &&
  Number.isInteger(urgentLimit) &&
  urgentLimit >= 0;
