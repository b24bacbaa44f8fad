/** The date on which every house of the tests opens: a Tuesday in Hanoi without a holiday near it. */
export const WORKING_DAY = '2026-10-06';
/** Far from midnight, when the demo's day turns, and from the late evening, when it warns that a number may not be called. */
const OPENING = Temporal.ZonedDateTime.from(`${WORKING_DAY}T10:15[Asia/Ho_Chi_Minh]`);

const ahead = OPENING.epochMilliseconds - Date.now();

/**
 * Gives a house that is run as a process of its own a clock of that morning, whatever the hour here. One test run, one clock: a
 * house that starts again goes on from where it was killed.
 */
export const onWorkingDay = {
  flags: ['--import', new URL('./preload.ts', import.meta.url).href],
  environment: { TEST_CLOCK_AHEAD_MS: String(ahead) },
} as const;
