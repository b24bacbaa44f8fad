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

type Tell = (outcome: Outcome) => void;

/** A submission on its way, and who waits for what becomes of it: its sender, and whoever has sent the same meanwhile. */
export class Pending implements Submission {
  readonly command: BranchCommand;
  readonly by: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly vault: readonly VaultWrite[];
  readonly scopedKey: string;
  private readonly tell: Tell;
  private twins: Tell[] | null = null;

  constructor({ command, by, key, fingerprint, vault }: Submission, scopedKey: string, tell: Tell) {
    this.command = command;
    this.by = by;
    this.key = key;
    this.fingerprint = fingerprint;
    this.vault = vault;
    this.scopedKey = scopedKey;
    this.tell = tell;
  }

  join(tell: Tell): void {
    this.twins ??= [];
    this.twins.push(tell);
  }

  resolve(outcome: Outcome): void {
    this.tell(outcome);
    if (this.twins !== null) for (const tell of this.twins) tell(outcome);
  }
}
