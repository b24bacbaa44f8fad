/** How long the kiosk waits, in milliseconds, and why just so long. */

/** Long enough to read a list of ten tiles slowly. */
export const IDLE_MS = 60_000;
/** Half of it where the screen shows what only its visitor should see. */
export const IDLE_PERSONAL_MS = 30_000;
/** At least 20 s to go on with one touch (WCAG 2.2.1, EN 301 549). */
export const WARNING_MS = 20_000;
/** A ticket with its paper: number, place and wait can be read twice in this time. */
export const TICKET_MS = 6_000;
/** "Take your paper" stays this long after the paper came. */
export const TAKE_PAPER_MS = 3_000;
/** Without paper the number must be photographed or written down. */
export const NO_PAPER_MS = 30_000;
/** A paper takes 1 to 2 s; one that has not come by now is not waited for. */
export const PAPER_LATE_MS = 8_000;
/** Before this a touch on a screen that has just changed under the finger is the end of the touch that changed it. */
export const SETTLE_MS = 700;
/** The branch drops a print job that nobody has begun by then [PRINT-3]. */
export const JOB_LIVES_MS = 90_000;
/** A number that was asked for is promised this long; then its visitor is told that there is none yet. */
export const ASKING_KEPT_MS = 90_000;
/** Who scans this long after the last touch may be somebody else. */
export const STILL_THERE_MS = 10_000;
/** A look-up changes nothing: whoever still stands there scans again. */
export const LOOK_UP_KEPT_MS = 15_000;
/** A change to a ticket that was given: its visitor has to be told something before they walk off. */
export const CHANGE_KEPT_MS = 10_000;
/** Between two tries with the same key, after the client's own. */
export const ASK_AGAIN_MS = 2_000;
