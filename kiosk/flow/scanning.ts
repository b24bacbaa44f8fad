import { readCode } from '../../wire/codes.ts';
import { ask, isLookUp, withAsking } from './asking.ts';
import type { Of } from './events.ts';
import { heldBy } from './held.ts';
import { placeOf } from './place.ts';
import { refused } from './refused.ts';
import type { Kiosk, Scan } from './state.ts';
import { atHome } from './state.ts';
import { STILL_THERE_MS } from './times.ts';
import { touch } from './visit.ts';

/** Opens the scanner; from the list and from a collection ticket's own screen, what is scanned belongs there. */
export const openScan = (kiosk: Kiosk): Kiosk => {
  const { screen, receipts } = kiosk.visit;
  const from = screen.at === 'receipts' || (screen.at === 'ticket' && screen.kind === 'collection') ? screen : null;
  const scan: Scan = { at: 'scan', way: 'camera', camera: 'starting', typed: '', from };
  return {
    ...kiosk,
    visit: { ...kiosk.visit, screen: scan, sheet: null, receipts: from === null ? [] : receipts },
  };
};

/** Whatever a camera, a wedge scanner or the hall's page gave, on any screen. */
export function takeScan(before: Kiosk, { text, key }: Of<'scanned'>): Kiosk {
  const { asking } = before.visit;
  if (asking !== null && !isLookUp(asking.asked)) return touch(before);
  const kiosk = touch(withAsking(putAway(before), null));
  const { visit, house } = kiosk;
  const code = readCode(text);
  switch (code.kind) {
    case 'receipt':
      return ask(kiosk, key, { what: 'receipt', token: code.token, branch: code.branch });
    case 'ticket':
      if (code.branch !== null && house.branch !== null && code.branch !== house.branch)
        return refused(kiosk, { name: 'code_of_another_branch', params: {} });
      // Read twice, or its own paper before its screen: what is known of it stays, also when a list has been put away.
      return { ...kiosk, visit: { ...visit, screen: placeOf(before.visit.screen, code.token) } };
    case 'dossier_code':
      return ask(kiosk, key, { what: 'status', code: code.code });
    case 'unreadable':
      return refused(kiosk, { name: 'code_unreadable', params: {} });
  }
}

/**
 * An open sheet gives way to what is scanned. So does the list of a visitor who may have left: who scans long after the last
 * touch, or while nobody answers whether they are there, begins a new one.
 */
function putAway(kiosk: Kiosk): Kiosk {
  const { visit, now } = kiosk;
  const { screen, receipts, touchedAt, warnedAt } = visit;
  const holds = receipts.length > 0 || (screen.at !== 'ticket' && heldBy(screen) !== null);
  const gone = warnedAt !== null || (screen.at !== 'scan' && now - touchedAt > STILL_THERE_MS);
  if (!holds || !gone) return { ...kiosk, visit: { ...visit, sheet: null } };
  return { ...kiosk, visit: { ...visit, sheet: null, ground: null, receipts: [], screen: atHome() } };
}
