import type { Dossier } from '../../queue/dossier/dossier.ts';
import type { DossierCode } from '../../queue/ids.ts';
import type { BranchLoop } from '../branch/branch-loop.ts';
import { dossierOnShelf } from '../branch/shelf-row.ts';
import type { Journal } from '../journal/port.ts';

/** A clerk looks through a handful; a search that finds more wants another word. */
export const LISTED = 20;

export interface Found {
  /** Newest first. */
  readonly dossiers: readonly Dossier[];
  readonly more: boolean;
}

/** Gathers dossiers, of the state and of the shelf, until there are more than a list shows. */
export class Gathered {
  /** Whether something was not looked at. */
  isPart = false;
  private readonly loop: Pick<BranchLoop, 'branch' | 'folded'>;
  private readonly journal: Pick<Journal, 'shelved'>;
  private readonly dossiers = new Map<DossierCode, Dossier>();

  constructor(loop: Pick<BranchLoop, 'branch' | 'folded'>, journal: Pick<Journal, 'shelved'>) {
    this.loop = loop;
    this.journal = journal;
  }

  get isFull(): boolean {
    return this.dossiers.size > LISTED;
  }

  get isEmpty(): boolean {
    return this.dossiers.size === 0;
  }

  get found(): Found {
    return { dossiers: [...this.dossiers.values()].slice(0, LISTED), more: this.isFull || this.isPart };
  }

  async add(codes: readonly DossierCode[]): Promise<void> {
    const fresh = codes.filter((code) => !this.dossiers.has(code)).slice(0, LISTED + 1 - this.dossiers.size);
    const held = (code: DossierCode): Dossier | undefined => this.loop.folded().state.dossiers.dossiers.get(code);
    const absent = fresh.filter((code) => held(code) === undefined);
    const rows = absent.length === 0 ? [] : await this.journal.shelved(this.loop.branch, absent);
    const shelf = new Map(rows.map((row) => [row.code, row]));
    for (const code of fresh) {
      const row = shelf.get(code);
      const dossier = held(code) ?? (row === undefined ? undefined : dossierOnShelf(row));
      if (dossier !== undefined) this.dossiers.set(code, dossier);
    }
  }
}
