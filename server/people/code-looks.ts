import type { SteadyClock } from '../ports.ts';
import { createGrowingLimit, type LimitForm } from './growing-limit.ts';

/**
 * How often a typed dossier code is looked up at a kiosk. Codes are counted up, so whoever types on finds every one: at a
 * kiosk sixty an hour are a busy hall's, and all that one who types on gets.
 */
export interface CodeLooks {
  waitMs(device: string, address: string): number;
  looked(device: string, address: string, found: boolean): void;
}

const MINUTE = 60_000;
const OF_KIOSK: LimitForm = { free: 20, firstWaitMs: 30_000, longestWaitMs: 15 * MINUTE, forgetMs: MINUTE };
/** Several kiosks may stand behind one address. */
const OF_ADDRESS: LimitForm = { free: 60, firstWaitMs: 30_000, longestWaitMs: 15 * MINUTE, forgetMs: MINUTE / 3 };
/** A visitor mistypes now and then; who guesses, mostly. */
const NOT_FOUND_COUNTS = 3;

export function createCodeLooks(steady: SteadyClock): CodeLooks {
  const ofKiosk = createGrowingLimit(steady, OF_KIOSK);
  const ofAddress = createGrowingLimit(steady, OF_ADDRESS);
  return {
    waitMs: (device, address) => Math.max(ofKiosk.waitMs(device), ofAddress.waitMs(address)),
    looked(device, address, found) {
      const weight = found ? 1 : NOT_FOUND_COUNTS;
      ofKiosk.add(device, weight);
      ofAddress.add(address, weight);
    },
  };
}
