import type { BranchCommand } from '../../queue/branch/branch.ts';
import type { VaultWrite } from '../journal/port.ts';
import type { Outcome } from './outcome.ts';

export interface Submission {
  readonly command: BranchCommand;
  /** `clerk:<id>`, `device:<id>`, `ticket:<number>`, `system:<id>` or `house`. */
  readonly by: string;
  /** The command's idempotency key; it is scoped by `by`. */
  readonly key: string;
  /** Of the command's body: the same key with another one is refused. */
  readonly fingerprint: string;
  readonly vault: readonly VaultWrite[];
}

/** A submission on its way, and what its sender waits for. */
export class Pending implements Submission {
  readonly command: BranchCommand;
  readonly by: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly vault: readonly VaultWrite[];
  readonly scopedKey: string;
  readonly outcome: Promise<Outcome>;
  readonly resolve: (outcome: Outcome) => void;

  constructor({ command, by, key, fingerprint, vault }: Submission, scopedKey: string) {
    this.command = command;
    this.by = by;
    this.key = key;
    this.fingerprint = fingerprint;
    this.vault = vault;
    this.scopedKey = scopedKey;
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    this.outcome = promise;
    this.resolve = resolve;
  }
}
