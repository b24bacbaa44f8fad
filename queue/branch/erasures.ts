import type { VaultRef } from '../ids.ts';
import type { BranchEvent } from './branch.ts';

/**
 * The rows of the vault that an event has erased. They were listed as it was decided, so that a letter of the same batch is
 * among them.
 */
export const erasuresOf = (event: BranchEvent): readonly VaultRef[] =>
  event.type === 'PersonalDataErased' ? event.rows : [];
