import { takeAnswer, takeRefusal } from './flow/answers.ts';
import { ask, resume, stall } from './flow/asking.ts';
import { backFrom, chooseGround, chooseService, show } from './flow/choosing.ts';
import { collect, collectApart } from './flow/collecting.ts';
import type { KioskEvent } from './flow/events.ts';
import { passTime } from './flow/idle.ts';
import { showPlace } from './flow/place.ts';
import { refused } from './flow/refused.ts';
import { openScan, takeScan } from './flow/scanning.ts';
import type { Kiosk, Screen, Visit } from './flow/state.ts';
import { atHome } from './flow/state.ts';
import { SETTLE_MS } from './flow/times.ts';
import { touch, wipe } from './flow/visit.ts';
import { MOST_DIGITS } from './scan/typed-code.ts';
import { LONGEST_QUERY } from './search/find-services.ts';

/** The whole kiosk: what it is, and what becomes of it. Effects (requests, camera, sound, timers) stand outside and follow it. */
export function flow(kiosk: Kiosk, event: KioskEvent): Kiosk {
  return passTime(step({ ...kiosk, now: Math.max(kiosk.now, event.at) }, event));
}

/** No touch, or (a scan) one that has to know what came before it. */
const PASSIVE: ReadonlySet<KioskEvent['type']> = new Set([
  'ticked',
  'learned',
  'resumed',
  'stalled',
  'refused',
  'answered',
  'cameraChanged',
  'placeShown',
  'placeRefused',
  'scanned',
]);

function step(before: Kiosk, event: KioskEvent): Kiosk {
  const kiosk = PASSIVE.has(event.type) ? before : touch(before);
  const { visit } = kiosk;
  const { screen } = visit;
  const withVisit = (part: Partial<Visit>): Kiosk => ({ ...kiosk, visit: { ...visit, ...part } });
  switch (event.type) {
    case 'ticked':
    case 'touched':
      return kiosk;
    case 'learned':
      return { ...kiosk, house: { ...kiosk.house, ...event.house } };
    case 'languageChosen':
      return withVisit({ spoke: true });
    case 'comfortChanged':
      return withVisit({ comfort: { ...visit.comfort, ...event.comfort }, screen: firstPage(screen) });
    case 'sheetOpened':
      return visit.asking === null ? withVisit({ sheet: event.sheet }) : kiosk;
    case 'sheetClosed':
      // The question whether to cancel stands until its answer is known.
      return visit.asking?.asked.what === 'cancel' ? kiosk : withVisit({ sheet: null });
    case 'paged':
      return 'page' in screen ? show(kiosk, { ...screen, page: event.page }) : kiosk;
    case 'wentBack':
      return visit.asking === null ? goBack(kiosk) : kiosk;
    case 'wentHome':
      return goHome(kiosk);
    case 'left':
      return visit.asking === null ? wipe(kiosk) : kiosk;

    case 'fieldChosen':
      return show(kiosk, { at: 'services', field: event.field, page: 0 });
    case 'searchOpened':
      return show(kiosk, { at: 'search', text: '', page: 0 });
    case 'searchTyped':
      return screen.at === 'search'
        ? show(kiosk, { ...screen, text: event.text.slice(0, LONGEST_QUERY), page: 0 })
        : kiosk;
    case 'keysTyped':
      return typeKeys(kiosk, event.text);
    case 'detailsOpened':
      return show(kiosk, { at: 'details', service: event.service, from: event.from });
    case 'groundChosen':
      return chooseGround(kiosk, event);
    case 'serviceChosen':
      return chooseService(kiosk, event);

    case 'scanOpened':
      return openScan(kiosk);
    case 'cameraChanged':
      return screen.at === 'scan' ? withVisit({ screen: { ...screen, camera: event.camera } }) : kiosk;
    case 'wayChosen':
      return screen.at === 'scan' ? withVisit({ screen: { ...screen, way: event.way } }) : kiosk;
    case 'digitsTyped':
      return screen.at === 'scan' ? withVisit({ screen: { ...screen, typed: event.typed } }) : kiosk;
    case 'codeEntered':
      return ask(kiosk, event.key, { what: 'status', code: event.code });
    case 'scanned':
      return takeScan(kiosk, event);
    case 'collectionChosen':
      return collect(kiosk, event);
    case 'apartChosen':
      return collectApart(kiosk, event);
    case 'slipLost':
      return ask(kiosk, event.key, { what: 'collection', receipts: [], language: event.language });
    case 'placeShown':
      return withVisit({ screen: showPlace(screen, event) });
    case 'placeRefused':
      return screen.at === 'place' && screen.token === event.token
        ? refused(withVisit({ screen: atHome(), receipts: [] }), event.problem)
        : kiosk;

    case 'cancelConfirmed': {
      if (screen.at !== 'ticket') return kiosk;
      const { ticket, number } = screen.ticket;
      return ask(kiosk, event.key, { what: 'cancel', ticket, number });
    }

    case 'resumed':
      return resume(kiosk, event);
    case 'stalled':
      return stall(kiosk, event);
    case 'refused':
      return takeRefusal(kiosk, event);
    case 'answered':
      return takeAnswer(kiosk, event);
  }
}

/** The pages are of another size after the layout has changed. */
const firstPage = (screen: Screen): Screen => ('page' in screen ? { ...screen, page: 0 } : screen);

/** Back over the last page is the end of the visit's errand, not of the visit: language and layout stay, receipts go. */
function goBack(kiosk: Kiosk): Kiosk {
  const { visit } = kiosk;
  const back = backFrom(visit.screen);
  if (back === null) return kiosk;
  const shown = show(kiosk, back);
  return back.at === 'home' ? { ...shown, visit: { ...shown.visit, receipts: [] } } : shown;
}

/** From the ticket screen this is the end of the visit; elsewhere only the way to the first page. */
function goHome(kiosk: Kiosk): Kiosk {
  const { visit, now } = kiosk;
  if (visit.screen.at !== 'ticket')
    return visit.asking === null
      ? { ...kiosk, visit: { ...visit, screen: atHome(), sheet: null, receipts: [] } }
      : kiosk;
  if (visit.asking !== null && !visit.asking.stalled) return kiosk;
  return now - visit.screen.givenAt < SETTLE_MS ? kiosk : wipe(kiosk);
}

/** A plugged-in keyboard types where something can be typed. */
function typeKeys(kiosk: Kiosk, keys: string): Kiosk {
  const { screen } = kiosk.visit;
  const onto = (text: string, most: number, fits: RegExp): string =>
    keys === '\b' ? text.slice(0, -1) : (text + keys.replace(fits, '')).slice(0, most);
  if (screen.at === 'search')
    return show(kiosk, { ...screen, text: onto(screen.text, LONGEST_QUERY, /\p{Cc}/gu), page: 0 });
  if (screen.at === 'scan' && screen.way === 'typing')
    return show(kiosk, { ...screen, typed: onto(screen.typed, MOST_DIGITS, /\D/g) });
  return kiosk;
}
