import { askedUntil } from './asking.ts';
import { isAway } from './away.ts';
import { giveUp } from './giving-up.ts';
import { heldBy, holding } from './held.ts';
import { failed, followPaper, paperDeadline } from './paper.ts';
import type { Given, Kiosk, Moment, Visit } from './state.ts';
import { IDLE_MS, IDLE_PERSONAL_MS, NO_PAPER_MS, TAKE_PAPER_MS, TICKET_MS, WARNING_MS } from './times.ts';
import { wipe } from './visit.ts';

/** What comes of time gone by: the paper's state, the end of the ticket screen, the warning, the wipe. */
export function passTime(kiosk: Kiosk): Kiosk {
  const { now } = kiosk;
  const visit = withPaper(kiosk);
  const leaves = leavesAt(visit);
  if (leaves !== null) return now >= leaves ? wipe(kiosk) : { ...kiosk, visit };
  if (visit.asking !== null) {
    if (now >= askedUntil(visit.asking)) return giveUp({ ...kiosk, visit }, visit.asking);
    return visit === kiosk.visit ? kiosk : { ...kiosk, visit };
  }
  const warns = warnsAt(visit);
  if (warns === null) return { ...kiosk, visit };
  if (visit.warnedAt !== null) return now >= visit.warnedAt + WARNING_MS ? wipe(kiosk) : { ...kiosk, visit };
  if (now < warns) return { ...kiosk, visit };
  // Nobody can answer a warning that they cannot see.
  return isAway(kiosk) ? wipe(kiosk) : { ...kiosk, visit: { ...visit, warnedAt: now } };
}

function withPaper({ visit, house, now }: Kiosk): Visit {
  const given = heldBy(visit.screen);
  if (given === null) return visit;
  const followed = followPaper(given, house, now);
  return followed === given ? visit : { ...visit, screen: holding(visit.screen, followed) };
}

/** When the ticket screen goes home by itself; null where it does not, or not yet. */
export function leavesAt({ screen, sheet, asking, touchedAt }: Visit): Moment | null {
  if (screen.at !== 'ticket' || sheet !== null || asking !== null || screen.paper === 'printing') return null;
  return Math.max(staysUntil(screen), touchedAt + TICKET_MS);
}

function staysUntil({ paper, paperAt, givenAt, amendedAt, awaited }: Given): Moment {
  const until =
    failed(paper) || awaited ? paperAt + NO_PAPER_MS : Math.max(givenAt + TICKET_MS, paperAt + TAKE_PAPER_MS);
  // What the paper does not say is on the screen alone.
  return amendedAt === null ? until : Math.max(until, amendedAt + NO_PAPER_MS);
}

/** When the visitor is asked whether they are still there; null where there is nothing to wipe. */
function warnsAt(visit: Visit): Moment | null {
  if (visit.screen.at === 'ticket' && visit.sheet === null) return null;
  if (isUntouched(visit)) return null;
  return visit.touchedAt + (isPersonal(visit) ? IDLE_PERSONAL_MS : IDLE_MS);
}

const isUntouched = ({ screen, sheet, ground, receipts, spoke, comfort }: Visit): boolean =>
  screen.at === 'home' &&
  screen.page === 0 &&
  screen.cancelled === null &&
  sheet === null &&
  ground === null &&
  receipts.length === 0 &&
  !spoke &&
  !(comfort.lowReach || comfort.contrast || comfort.largeText);

function isPersonal({ screen, receipts, sheet }: Visit): boolean {
  if (sheet === 'priority' || receipts.length > 0) return true;
  switch (screen.at) {
    case 'receipts':
    case 'whose':
    case 'unanswered':
    case 'status':
    case 'place':
    case 'ticket':
      return true;
    case 'scan':
      return screen.typed !== '';
    default:
      return false;
  }
}

/** The next moment at which time alone changes anything: one timer serves the whole kiosk. */
export function deadline({ visit, now }: Kiosk): Moment | null {
  const given = heldBy(visit.screen);
  const moments = [
    given === null ? null : paperDeadline(given, now),
    leavesAt(visit),
    visit.asking === null ? null : askedUntil(visit.asking),
    visit.warnedAt === null ? (visit.asking === null ? warnsAt(visit) : null) : nextSecond(visit.warnedAt, now),
  ].filter((moment) => moment !== null);
  return moments.length === 0 ? null : Math.min(...moments);
}

const nextSecond = (from: Moment, now: Moment): Moment => from + (Math.floor((now - from) / 1000) + 1) * 1000;

/** Whole seconds until the wipe, while the visitor is being asked. */
export const secondsLeft = ({ visit, now }: Kiosk): number | null =>
  visit.warnedAt === null ? null : Math.max(0, Math.ceil((visit.warnedAt + WARNING_MS - now) / 1000));
