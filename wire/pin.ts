/** How many digits a PIN has: in branch mode a million of them at least (docs/decisions/0034); everybody can read the demo's. */
export const LEAST_PIN_DIGITS = { demo: 4, branch: 6 } as const;
export const MOST_PIN_DIGITS = 12;
