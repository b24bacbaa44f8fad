import type { BranchId } from '../queue/ids.ts';
import type { AccessRecord } from './access/access-record.ts';
import type { AddressOf } from './address.ts';
import type { BranchLoop } from './branch/branch-loop.ts';
import type { ClockGuard } from './branch/clock-guard.ts';
import type { DossierFinder } from './dossiers/dossier-finder.ts';
import type { Doubts } from './doubts.ts';
import type { Refusals } from './entrance/refusals.ts';
import type { Journal } from './journal/port.ts';
import type { Presence } from './live/presence.ts';
import type { Log } from './log.ts';
import type { CodeLooks } from './people/code-looks.ts';
import type { KeyStore } from './people/key-store.ts';
import type { People } from './people/people.ts';
import type { Clock, Random } from './ports.ts';
import type { ReceiptPress } from './receipt/receipt-press.ts';

export type Mode = 'demo' | 'branch';

/** What the routes stand on. */
export interface House {
  readonly mode: Mode;
  /** The branch of pages that name none. */
  readonly home: BranchId;
  readonly branches: ReadonlyMap<string, BranchLoop>;
  readonly journal: Journal;
  readonly keys: KeyStore;
  readonly people: People;
  readonly access: AccessRecord;
  readonly codeLooks: CodeLooks;
  /** Whoever is known no longer is sent away from what is pushed. */
  readonly recheckSockets: () => void;
  readonly presence: Presence;
  readonly press: ReceiptPress;
  readonly finderOf: (branch: BranchId) => DossierFinder;
  /** The hall's time (branch/clock-guard.ts). */
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Who asks, by address: what the guesses, requests and sockets of strangers are counted by. */
  readonly addressOf: AddressOf;
  /** What of strangers was turned away, counted for the log. */
  readonly refusals: Refusals;
  /** What is wrong with the files beside the journal. */
  readonly doubts: Doubts;
  /** Which tells the hall's time, and what is in doubt of it. */
  readonly guard: ClockGuard;
  /** The address that stands in QR codes, without a slash at its end. */
  readonly publicUrl: string;
  /** Demo mode only: the tokens that pages are given. */
  readonly demoTokens: ReadonlyMap<string, string>;
  /** A token for a device whose agent runs in this very process; never leaves it. */
  readonly tokenOfOwn: (device: string) => string;
  readonly demoPins: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly pin: string;
  }[];
}
